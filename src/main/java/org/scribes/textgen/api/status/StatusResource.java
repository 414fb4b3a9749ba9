package org.scribes.textgen.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.openapi.Tags;

/** Reports the state of the service. */
@ApplicationScoped
@Tag(name = Tags.OPERATION)
@Path("/api/v1/status")
public class StatusResource {
    private final StatusReader reader;

    @Inject
    public StatusResource(StatusReader reader) {
        this.reader = reader;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getStatus",
            summary = "Report the state of the service",
            description = "The model and its load, the service level objectives, the present load and the last hour by"
                    + " minutes, of this instance. Answers at any time, also while the model loads, while the service is"
                    + " overloaded and while its database is unavailable.")
    @APIResponse(
            responseCode = "200",
            description = "The state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusBody.class)))
    public StatusBody status() {
        return reader.read();
    }
}
