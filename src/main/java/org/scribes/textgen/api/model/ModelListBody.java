package org.scribes.textgen.api.model;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.ListedModel;

/** The JSON of the models that requests may name. */
@Schema(
        name = "ServedModelList",
        description = "The models that requests may name.",
        requiredProperties = {"models"})
record ModelListBody(
        @Schema(description = "The model that answers requests without a name first.")
        List<ServedModelBody> models) {
    static ModelListBody of(List<ListedModel> models) {
        return new ModelListBody(models.stream().map(ServedModelBody::of).toList());
    }
}
