package org.scribes.textgen.api.tgi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ShownScores;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/** The JSON of what is known of a whole answer. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "TgiDetails",
        description = "What is known of an answer.",
        requiredProperties = {"finish_reason", "generated_tokens", "seed", "prefill", "tokens"})
record TgiDetails(
        @Schema(
                description = "Why the answer ends. `length` also where a provider's filter cut it off.",
                enumeration = {"length", "eos_token", "stop_sequence"},
                examples = "eos_token")
        String finishReason,

        @Schema(description = "The tokens that the model wrote.", examples = "47")
        int generatedTokens,

        @Schema(
                description = "The seed of the request, if it had one and the answer is the first that it led to.",
                nullable = true,
                examples = "7")
        @Nullable
        Long seed,

        @Schema(description = "The tokens of the prompt, if they were asked for.", examples = "[]")
        List<TgiPromptToken> prefill,

        @Schema(
                description =
                        "The tokens of the answer. Empty if the model that answered does not tell them, or if its "
                                + "words were changed before they were shown.",
                examples = "[]")
        List<TgiToken> tokens,

        @Schema(
                description = "The likeliest tokens at each position; left out if none were asked for.",
                examples = "[]")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<List<TgiToken>> topTokens) {

    static TgiDetails of(GenerationResult result, TgiQuestion question) {
        Optional<TokenScores> scores = ShownScores.of(result.completion());
        List<TokenScore> answer = scores.map(TokenScores::answer).orElse(List.of());
        return new TgiDetails(
                TgiFinish.of(result.completion().finishReason()),
                result.completion().usage().generated(),
                TgiFinish.seed(result, question),
                TgiPromptToken.all(
                        result.completion().scores().map(TokenScores::prompt).orElse(List.of())),
                TgiToken.all(answer),
                question.asksForTop()
                        ? answer.stream()
                                .map(token -> TgiToken.all(token.top()))
                                .toList()
                        : null);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "TgiDetails";
    }
}
