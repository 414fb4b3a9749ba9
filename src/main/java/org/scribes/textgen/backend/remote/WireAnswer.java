package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenScore;

/** The documents of responses, whole answers and stream events alike; unknown fields are ignored. */
final class WireAnswer {
    private WireAnswer() {}

    /** Unwraps a document from the array that some servers put around it. */
    static JsonNode bare(JsonNode document) {
        return document.isArray() && document.size() > 0 ? document.get(0) : document;
    }

    /**
     * OpenAI's protocols: {@code message} or {@code text} in a whole answer, {@code delta} or {@code text} in a stream.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpenAi(@Nullable List<Choice> choices, @Nullable Usage usage) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Choice(
            @Nullable Content delta,
            @Nullable Content message,
            @Nullable String text,
            @Nullable JsonNode logprobs,
            // a word, or an object that contains it
            @Nullable JsonNode finishReason,
            // vLLM: the stop text, or the id of the token, that ended the answer
            @Nullable JsonNode stopReason) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(
            @Nullable JsonNode content,
            @Nullable String refusal,
            @Nullable JsonNode toolCalls,
            // DeepSeek, llama.cpp, SGLang; the other is vLLM's and Hugging Face's router's
            @Nullable JsonNode reasoningContent,
            @Nullable JsonNode reasoning) {
        /** The model's thinking, if the server separates it. */
        String thinking() {
            return text(reasoningContent).isEmpty() ? text(reasoning) : text(reasoningContent);
        }

        private static String text(@Nullable JsonNode thinking) {
            return thinking != null && thinking.isTextual() ? thinking.textValue() : "";
        }

        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Content";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

    /** text-generation-inference's own protocol. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tgi(
            @Nullable Token token,
            // the likeliest at this position
            @Nullable List<Token> topTokens,
            @Nullable String generatedText,
            @Nullable Details details) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(
            @Nullable Integer id,
            @Nullable String text,
            @Nullable Double logprob,
            boolean special) {
        /** The token's score, with the likeliest tokens at its position. */
        TokenScore score(@Nullable List<Token> top) {
            return new TokenScore(
                    WireNulls.optional(id),
                    text == null ? "" : text,
                    List.of(),
                    special,
                    logprob == null ? OptionalDouble.empty() : OptionalDouble.of(logprob),
                    top == null
                            ? List.of()
                            : top.stream().map(token -> token.score(null)).toList());
        }

        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Details(
            @Nullable JsonNode finishReason,
            @Nullable Integer generatedTokens,
            // in whole answers
            @Nullable List<Token> tokens,
            @Nullable List<List<Token>> topTokens,
            // newer servers only, in streams only
            @Nullable Integer inputLength) {}
}
