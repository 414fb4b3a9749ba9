package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;

/** The JSON of an error. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = TgiError.SCHEMA,
        description = "An error, as text-generation-inference has it.",
        requiredProperties = "error")
public record TgiError(
        @Schema(
                description = "What is wrong; fit to show a user.",
                examples = "top_k must be 1 or more; leave it out to keep all")
        String error,

        @Schema(
                description =
                        "The kind of the error: `validation`, `generation`, `overloaded`, `incomplete_generation`, "
                                + "`healthcheck`. Absent where the status says all.",
                examples = "validation")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String errorType) {
    /** The name in the OpenAPI document. */
    public static final String SCHEMA = "TgiError";

    /** The error for a failure. */
    public static TgiError of(GenerationException failure) {
        return new TgiError(
                // truncate is a number here
                String.valueOf(failure.getMessage()).replace(ContextWindow.CUT, "; shorten inputs, or set truncate"),
                TgiErrors.type(failure.code()).orElse(null));
    }
}
