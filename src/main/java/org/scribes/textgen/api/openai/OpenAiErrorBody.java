package org.scribes.textgen.api.openai;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of an error. */
@Schema(name = OpenAiErrorBody.SCHEMA, description = "An error, as OpenAI has it.", requiredProperties = "error")
public record OpenAiErrorBody(Failure error) {
    /** The name in the OpenAPI document. */
    public static final String SCHEMA = "OpenAiError";

    /** What went wrong. */
    @Schema(
            name = "OpenAiFailure",
            description = "What went wrong.",
            requiredProperties = {"message", "type", "code"})
    public record Failure(
            @Schema(
                    description = "What is wrong; fit to show a user.",
                    examples = "temperature must be from 0 (greedy) to 2")
            String message,

            @Schema(description = "The kind of the error.", examples = "invalid_request_error")
            String type,

            @Schema(description = "A stable error code for programs.", examples = "invalid_parameter")
            String code,

            @Schema(description = "The field of the request that is wrong, if one is.", nullable = true) @Nullable
            String param) {}
}
