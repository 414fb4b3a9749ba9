package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/** The JSON of the log-probabilities of a chat completion. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ChatLogprobs", description = "The log-probabilities of the answer's tokens.")
record LogprobsBody(
        @Schema(description = "Each token of the answer.") List<TokenLogprob> content) {
    /** A token with its log-probability. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "TokenLogprob", description = "A token, its log-probability and its alternatives.")
    record TokenLogprob(
            @Schema(description = "The token's text.") String token,

            @Schema(description = "Its natural logarithm.") @Nullable
            Double logprob,

            @Schema(description = "Its bytes.") @Nullable List<Integer> bytes,

            @Schema(description = "The likeliest tokens there.")
            List<Alternative> topLogprobs) {}

    /** A token that might have stood there. */
    @Schema(name = "TokenAlternative", description = "A token that might have stood there.")
    record Alternative(
            @Schema(description = "The token's text.") String token,

            @Schema(description = "Its natural logarithm.") @Nullable
            Double logprob,

            @Schema(description = "Its bytes.") @Nullable List<Integer> bytes) {}

    static LogprobsBody of(TokenScores scores) {
        return new LogprobsBody(scores.answer().stream()
                .filter(score -> !score.special())
                .map(score -> new TokenLogprob(
                        score.text(),
                        logprob(score),
                        bytes(score),
                        score.top().stream()
                                .map(other -> new Alternative(other.text(), logprob(other), bytes(other)))
                                .toList()))
                .toList());
    }

    private static @Nullable Double logprob(TokenScore score) {
        return score.logprob().isPresent() ? score.logprob().getAsDouble() : null;
    }

    private static @Nullable List<Integer> bytes(TokenScore score) {
        return score.bytes().isEmpty() ? null : score.bytes();
    }
}
