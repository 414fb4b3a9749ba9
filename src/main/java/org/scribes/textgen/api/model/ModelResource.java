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

/** Reports the model's state. */
@ApplicationScoped
@Tag(name = Tags.MODEL)
@Path("/api/v1/model")
public class ModelResource {
    private final GenerationService generation;

    @Inject
    public ModelResource(GenerationService generation) {
        this.generation = generation;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getModel",
            summary = "Describe the model",
            description = "Answers at any time, also while the model loads.")
    @APIResponse(
            responseCode = "200",
            description = "The model's state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelBody.class)))
    public ModelBody model() {
        return ModelBody.of(generation.model());
    }
}
