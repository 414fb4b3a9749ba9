package org.scribes.textgen.api.model;

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
import org.scribes.textgen.generation.GenerationService;

/** Lists the models that requests may name, with what answers for them. */
@ApplicationScoped
@Tag(name = Tags.MODEL)
@Path("/api/v1/models")
public class ServedModelsResource {
    private final GenerationService generation;

    @Inject
    public ServedModelsResource(GenerationService generation) {
        this.generation = generation;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listServedModels",
            summary = "List the models and their targets",
            description = "Answers at any time. Addresses and keys of servers are not shown.")
    @APIResponse(
            responseCode = "200",
            description = "The models.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelListBody.class)))
    public ModelListBody models() {
        return ModelListBody.of(generation.listedModels());
    }
}
