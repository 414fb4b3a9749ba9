package org.scribes.textgen.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.ListedModel;

/** The JSON of a target of a model. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ModelTarget",
        description = "What answers requests of a model: a server behind an API, a checkpoint in this process, or the "
                + "extractive fallback.",
        requiredProperties = {"name", "state"})
record ModelTargetBody(
        @Schema(
                description = "Its name in the catalogue; without a catalogue `api`, `local` or `extractive`.",
                examples = "vllm")
        String name,

        @Schema(
                description = "How often it is asked first, relative to the other weights of the model; left out where "
                        + "it is not drawn.",
                examples = "90")
        @Nullable
        Integer weight,

        @Schema(description = "The model that it runs, and its state.")
        ModelBody state) {
    static ModelTargetBody of(ListedModel.Target target) {
        return new ModelTargetBody(target.name(), JsonNulls.of(target.weight()), ModelBody.of(target.status()));
    }
}
