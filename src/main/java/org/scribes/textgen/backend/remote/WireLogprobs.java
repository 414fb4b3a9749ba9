package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenScore;

/**
 * Reads the {@code logprobs} of a choice: {@code content}, as in chat completions, or the parallel lists of completions
 * (OpenAI API reference). Some servers send the first form for both. What a server leaves out is absent or empty.
 */
final class WireLogprobs {
    private WireLogprobs() {}

    static List<TokenScore> read(@Nullable JsonNode logprobs) {
        if (logprobs == null || !logprobs.isObject()) {
            return List.of();
        }
        List<TokenScore> scores = new ArrayList<>();
        logprobs.path("content").forEach(token -> scores.add(ofChat(token)));
        logprobs.path("refusal").forEach(token -> scores.add(ofChat(token)));
        return scores.isEmpty() ? ofLists(logprobs) : scores;
    }

    private static TokenScore ofChat(JsonNode token) {
        List<TokenScore> top = new ArrayList<>();
        token.path("top_logprobs").forEach(likely -> top.add(score(likely, List.of())));
        return score(token, top);
    }

    private static TokenScore score(JsonNode token, List<TokenScore> top) {
        List<Integer> bytes = StreamSupport.stream(token.path("bytes").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        JsonNode id = token.path("id");
        return new TokenScore(
                id.isInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty(),
                token.path("token").asText(""),
                bytes,
                false,
                number(token.path("logprob")),
                top);
    }

    private static List<TokenScore> ofLists(JsonNode logprobs) {
        List<TokenScore> scores = new ArrayList<>();
        JsonNode tokens = logprobs.path("tokens");
        for (int i = 0; i < tokens.size(); i++) {
            List<TokenScore> top = new ArrayList<>();
            logprobs.path("top_logprobs")
                    .path(i)
                    .properties()
                    .forEach(likely -> top.add(named(likely.getKey(), likely.getValue(), List.of())));
            top.sort((one, other) -> Double.compare(least(other), least(one)));
            scores.add(named(
                    tokens.get(i).asText(""), logprobs.path("token_logprobs").path(i), top));
        }
        return scores;
    }

    private static double least(TokenScore score) {
        return score.logprob().orElse(Double.NEGATIVE_INFINITY);
    }

    private static TokenScore named(String text, JsonNode logprob, List<TokenScore> top) {
        return new TokenScore(OptionalInt.empty(), text, List.of(), false, number(logprob), top);
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
