package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.GenerationResult;

/** The JSON of what is known of a streamed answer. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "TgiStreamDetails",
        description = "What is known of a streamed answer.",
        requiredProperties = {"finish_reason", "generated_tokens", "input_length", "seed"})
record TgiStreamDetails(
        @Schema(
                description = "Why the answer ends. `length` also where a provider's filter cut it off.",
                enumeration = {"length", "eos_token", "stop_sequence"},
                examples = "eos_token")
        String finishReason,

        @Schema(description = "The tokens that the model wrote.", examples = "47")
        int generatedTokens,

        @Schema(description = "The tokens of the prompt.", examples = "102")
        int inputLength,

        @Schema(
                description = "The seed of the request, if it had one and the answer is the first that it led to.",
                nullable = true,
                examples = "7")
        @Nullable
        Long seed) {

    static TgiStreamDetails of(GenerationResult result, TgiQuestion question) {
        return new TgiStreamDetails(
                TgiFinish.of(result.completion().finishReason()),
                result.completion().usage().generated(),
                result.completion().usage().input(),
                TgiFinish.seed(result, question));
    }
}
