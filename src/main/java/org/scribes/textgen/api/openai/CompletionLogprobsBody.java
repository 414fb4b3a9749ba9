package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/** The JSON of the log-probabilities of a completion. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "CompletionLogprobs", description = "The log-probabilities of the tokens, in lists of one length.")
record CompletionLogprobsBody(
        @Schema(description = "The tokens' texts.") List<String> tokens,

        @Schema(description = "Their natural logarithms; null for the first token of a prompt.")
        List<@Nullable Double> tokenLogprobs,

        @Schema(description = "The likeliest tokens at each place.")
        List<@Nullable Map<String, Double>> topLogprobs,

        @Schema(description = "Where each token begins in the text, in code points.")
        List<Integer> textOffset) {

    /** The end token counts too: evaluation harnesses ask for one token and take all but the last. */
    static CompletionLogprobsBody of(TokenScores scores) {
        List<TokenScore> all = new ArrayList<>(scores.prompt());
        all.addAll(scores.answer());
        List<String> tokens = new ArrayList<>();
        List<@Nullable Double> logprobs = new ArrayList<>();
        List<@Nullable Map<String, Double>> top = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        CodePointOffset offset = new CodePointOffset();
        for (TokenScore score : all) {
            boolean scored = score.logprob().isPresent();
            tokens.add(score.text());
            logprobs.add(scored ? score.logprob().getAsDouble() : null);
            top.add(scored ? alternatives(score) : null);
            offsets.add(offset.add(score));
        }
        return new CompletionLogprobsBody(tokens, logprobs, top, offsets);
    }

    /** Two tokens of the same text have one entry, the likelier one. */
    private static Map<String, Double> alternatives(TokenScore score) {
        Map<String, Double> alternatives = new LinkedHashMap<>();
        for (TokenScore other : score.top()) {
            alternatives.putIfAbsent(other.text(), other.logprob().orElse(Double.NEGATIVE_INFINITY));
        }
        return alternatives;
    }
}
