package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.door.ModelChoices;
import org.scribes.textgen.api.openapi.Tags;

/** The models that requests may name. */
@ApplicationScoped
@Tag(name = Tags.OPENAI)
@Path("/v1/models")
public class ModelsResource {
    /** No model has a date here, and clients want one: the first day of 2026. */
    private static final long CREATED = 1_767_225_600;

    private final ModelChoices models;

    @Inject
    public ModelsResource(ModelChoices models) {
        this.models = models;
    }

    /** The JSON of all models. */
    @Schema(
            name = "ModelList",
            description = "The models.",
            requiredProperties = {"object", "data"})
    record ModelListBody(
            @Schema(description = "Always `list`.", examples = "list")
            String object,

            @Schema(description = "The default model first.")
            List<ListedModelBody> data) {}

    /** The JSON of a model. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "ListedModel",
            description = "A model.",
            requiredProperties = {"id", "object", "created", "owned_by"})
    record ListedModelBody(
            @Schema(description = "Its name.", examples = "scribes-tiny")
            String id,

            @Schema(description = "Always `model`.", examples = "model")
            String object,

            @Schema(description = "A date without a meaning.", examples = "1767225600")
            long created,

            @Schema(description = "Always `scribes-textgen`.", examples = "scribes-textgen")
            String ownedBy) {
        static ListedModelBody of(String name) {
            return new ListedModelBody(name, "model", CREATED, "scribes-textgen");
        }
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "listModels",
            summary = "List the models",
            description = "Each model has a second name ending in `:tasks`, for what a user interface asks for itself.")
    @APIResponse(
            responseCode = "200",
            description = "The models.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelListBody.class)))
    public Response list() {
        return json(new ModelListBody(
                "list", models.names().stream().map(ListedModelBody::of).toList()));
    }

    @GET
    @Path("/{model: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "retrieveModel", summary = "Get a model", description = "Whether there is a model.")
    @APIResponse(
            responseCode = "200",
            description = "The model.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ListedModelBody.class)))
    public Response retrieve(
            @Parameter(description = "Its name, with or without encoded slashes.") @PathParam("model") String model) {
        models.require(model);
        return json(ListedModelBody.of(model));
    }

    private static Response json(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
