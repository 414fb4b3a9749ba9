package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            @Nullable String generatedText,
            @Nullable Details details) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(@Nullable String text, boolean special) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Details(
            @Nullable JsonNode finishReason,
            @Nullable Integer generatedTokens,
            // newer servers only, in streams only
            @Nullable Integer inputLength) {}
}
