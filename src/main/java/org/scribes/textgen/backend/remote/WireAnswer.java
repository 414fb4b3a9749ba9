package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents that come back, whole answers and events of a stream alike; what is not needed is passed over. */
final class WireAnswer {
    private WireAnswer() {}

    /** A document without the array that some servers put around it. */
    static JsonNode bare(JsonNode document) {
        return document.isArray() && document.size() > 0 ? document.get(0) : document;
    }

    /** By OpenAI's protocols: {@code message} or {@code text} when whole, {@code delta} or {@code text} in a stream. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpenAi(@Nullable List<Choice> choices, @Nullable Usage usage) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Choice(
            @Nullable Content delta,
            @Nullable Content message,
            @Nullable String text,
            // a word, or an object with it
            @Nullable JsonNode finishReason,
            // vLLM: the text, or the number of the token, that ended the answer
            @Nullable JsonNode stopReason) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(
            @Nullable JsonNode content,
            @Nullable String refusal,
            // DeepSeek, llama.cpp, SGLang; the other is vLLM's and Hugging Face's router's
            @Nullable JsonNode reasoningContent,
            @Nullable JsonNode reasoning) {
        /** What the model thinks, where the server tells it apart from its answer. */
        String thinking() {
            return text(reasoningContent).isEmpty() ? text(reasoning) : text(reasoningContent);
        }

        private static String text(@Nullable JsonNode thinking) {
            return thinking != null && thinking.isTextual() ? thinking.textValue() : "";
        }

        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Content";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

    /** By text-generation-inference's own protocol. */
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
            // Of newer servers, and in streams only
            @Nullable Integer inputLength) {}
}
