package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.TokenUsage;

/** The JSON of the number of tokens, of all answers to one prompt together. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "CompletionUsage",
        description = "The tokens of the prompt and of all answers.",
        requiredProperties = {"prompt_tokens", "completion_tokens", "total_tokens"})
record CompletionUsageBody(
        @Schema(description = "Tokens of the prompt.", examples = "102")
        int promptTokens,

        @Schema(description = "Tokens of the answers.", examples = "47")
        int completionTokens,

        @Schema(description = "Both.", examples = "149") int totalTokens,
        CompletionDetails completionTokensDetails) {
    /** What the tokens of an answer are. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "CompletionTokensDetails", description = "Which of the tokens are the model's thinking.")
    record CompletionDetails(
            @Schema(description = "About how many.", examples = "0")
            int reasoningTokens) {}

    /** @param prompts the number of prompts; the results of one prompt follow each other */
    static CompletionUsageBody of(List<GenerationResult> results, int prompts) {
        int answersEach = results.size() / prompts;
        int input = 0;
        int generated = 0;
        int thinking = 0;
        for (int i = 0; i < results.size(); i++) {
            input += i % answersEach == 0 ? results.get(i).completion().usage().input() : 0;
            for (TokenUsage usage : generated(results.get(i))) {
                generated += usage.generated();
                thinking += usage.thinking();
            }
        }
        return new CompletionUsageBody(input, generated, input + generated, new CompletionDetails(thinking));
    }

    /** The usage of an answer, or of all candidates that it was chosen from. */
    private static List<TokenUsage> generated(GenerationResult result) {
        return result.candidates().isEmpty()
                ? List.of(result.completion().usage())
                : result.candidates().stream()
                        .flatMap(candidate -> candidate.usage().stream())
                        .toList();
    }
}
