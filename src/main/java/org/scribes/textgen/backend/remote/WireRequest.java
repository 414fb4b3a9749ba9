package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request bodies. Null fields are omitted, so that strict servers see no unknown fields. */
sealed interface WireRequest {
    /** OpenAI's protocols: {@code messages} or {@code prompt}. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenAi(
            String model,
            @Nullable List<Turn> messages,
            @Nullable String prompt,
            @Nullable Integer maxTokens,
            @Nullable Integer maxCompletionTokens,
            double temperature,
            double topP,
            @Nullable Integer topK,
            @Nullable Double repetitionPenalty,
            @Nullable Double frequencyPenalty,
            @Nullable Double presencePenalty,
            @Nullable Map<Integer, Double> logitBias,
            // a flag in chat completions, a number in completions
            @Nullable JsonNode logprobs,
            @Nullable Integer topLogprobs,
            @Nullable JsonNode tools,
            @Nullable JsonNode toolChoice,
            @Nullable Boolean parallelToolCalls,
            @Nullable Long seed,
            @Nullable List<String> stop,
            boolean stream,
            @Nullable StreamOptions streamOptions)
            implements WireRequest {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "OpenAi[" + model + "]";
        }
    }

    /** One message. Its content is null in JSON if it has only calls. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Turn(
            String role,
            @Nullable String content,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode toolCalls,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String toolCallId) {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Turn[" + role + "]";
        }
    }

    /** Requests token counts, which streams lack by default. */
    record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {}

    /** text-generation-inference's own protocol. */
    record Tgi(String inputs, TgiParameters parameters) implements WireRequest {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Tgi";
        }
    }

    /**
     * Parameters. text-generation-inference samples if any sampling field is present, and rejects a temperature of 0.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TgiParameters(
            int maxNewTokens,
            boolean doSample,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer topK,
            @Nullable Double repetitionPenalty,
            @Nullable Double frequencyPenalty,
            @Nullable Double typicalP,
            @JsonProperty("top_n_tokens") @Nullable Integer topTokens,
            @Nullable Long seed,
            @Nullable List<String> stop,
            boolean details,
            boolean returnFullText) {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "TgiParameters";
        }
    }
}
