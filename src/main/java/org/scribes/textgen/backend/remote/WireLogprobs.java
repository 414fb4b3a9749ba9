package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenScore;

/**
 * Reads log-probabilities: of OpenAI's protocols {@code content}, as in chat completions, or the parallel lists of
 * completions, since some servers send the first form for both; of text-generation-inference its tokens. What a server
 * leaves out, or sends in another form, is absent or empty: most requests do not ask for it.
 */
final class WireLogprobs {
    private WireLogprobs() {}

    /** Reads the {@code logprobs} of a choice. */
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
        return new TokenScore(
                id(token),
                token.path("token").asText(""),
                bytes(token.path("bytes")),
                false,
                number(token.path("logprob")),
                top);
    }

    private static List<Integer> bytes(JsonNode bytes) {
        List<Integer> all = StreamSupport.stream(bytes.spliterator(), false)
                .map(next -> next.asInt(-1))
                .toList();
        return all.stream().allMatch(next -> next >= 0 && next <= 0xFF) ? all : List.of();
    }

    private static OptionalInt id(JsonNode token) {
        JsonNode id = token.path("id");
        return id.isInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
    }

    /** Reads an event of a stream, or a whole answer. A token without a log-probability has no score. */
    static List<TokenScore> ofTgi(JsonNode document) {
        JsonNode token = document.path("token");
        if (token.isObject()) {
            return isScored(token) ? List.of(ofTgi(token, document.path("top_tokens"))) : List.of();
        }
        JsonNode details = document.path("details");
        JsonNode tokens = details.path("tokens");
        return IntStream.range(0, tokens.size())
                .filter(i -> isScored(tokens.path(i)))
                .mapToObj(i -> ofTgi(tokens.path(i), details.path("top_tokens").path(i)))
                .toList();
    }

    private static boolean isScored(JsonNode token) {
        return token.path("logprob").isNumber();
    }

    private static TokenScore ofTgi(JsonNode token, JsonNode likeliest) {
        List<TokenScore> top = new ArrayList<>();
        likeliest.forEach(likely -> top.add(ofTgi(likely, MissingNode.getInstance())));
        return new TokenScore(
                id(token),
                token.path("text").asText(""),
                List.of(),
                token.path("special").asBoolean(),
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
