package org.scribes.textgen.api.tgi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.openapi.ProjectVersion;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.generation.GenerationService;

/** Says what the server serves, and whether it answers, as text-generation-inference does. */
@ApplicationScoped
@Tag(name = Tags.TGI)
@Path("/")
public class TgiInfoResource {
    static final TgiError UNHEALTHY = new TgiError("unhealthy", "healthcheck");

    private final GenerationService generation;
    private final String version = ProjectVersion.read();

    @Inject
    public TgiInfoResource(GenerationService generation) {
        this.generation = generation;
    }

    @GET
    @Path("info")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "tgiInfo", summary = "Describe what is served", description = "Answers at any time.")
    @APIResponse(
            responseCode = "200",
            description = "What is served.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TgiInfo.class)))
    public Response info() {
        return json(Response.Status.OK, TgiInfo.of(generation.model(), version));
    }

    @GET
    @Path("ping")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "tgiPing",
            summary = "Ask whether the model answers",
            description = "The same as `/health/ready`, but the server's other checks do not count.")
    @APIResponse(responseCode = "200", description = "It does.")
    @APIResponse(responseCode = "503", ref = "TgiError503")
    public Response ping() {
        return generation.model().ready()
                ? Response.ok().build()
                : json(Response.Status.SERVICE_UNAVAILABLE, UNHEALTHY);
    }

    private static Response json(Response.Status status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
