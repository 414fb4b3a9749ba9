package org.scribes.textgen.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ListedModel;

/** The JSON of a model that requests may name. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ServedModel",
        description = "A model that requests may name.",
        requiredProperties = {"name", "targets"})
record ServedModelBody(
        @Schema(description = "The name that `model` of a request gives.", examples = "trial")
        String name,

        @Schema(description = "What answers, in failover order.")
        List<ModelTargetBody> targets,

        @Schema(
                description = "The target that answers a share of the requests too, where nobody sees it; left out "
                        + "without one.",
                examples = "small")
        @Nullable
        String shadowTarget,

        @Schema(
                description = "The share of the requests that the shadow answers; left out without one.",
                minimum = "0",
                maximum = "1",
                examples = "0.1")
        @Nullable
        Double shadowShare) {
    static ServedModelBody of(ListedModel model) {
        return new ServedModelBody(
                model.name(),
                model.targets().stream().map(ModelTargetBody::of).toList(),
                model.shadow().map(ListedModel.Shadow::target).orElse(null),
                model.shadow().map(ListedModel.Shadow::share).orElse(null));
    }
}
