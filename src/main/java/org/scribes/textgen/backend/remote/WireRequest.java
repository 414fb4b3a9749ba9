package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies that are sent. What is null is left out, so that strict servers see nothing they do not know. */
sealed interface WireRequest {
    /** What the model is asked: {@code messages} or {@code prompt}, by OpenAI's protocols. */
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
            @Nullable Long seed,
            @Nullable List<String> stop,
            boolean stream,
            @Nullable StreamOptions streamOptions)
            implements WireRequest {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "OpenAi[" + model + "]";
        }
    }

    /** One message. */
    record Turn(String role, String content) {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Turn[" + role + "]";
        }
    }

    /** Asks for the count of tokens, which streams lack otherwise. */
    record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {}

    /** What the model is asked, by text-generation-inference's own protocol. */
    record Tgi(String inputs, TgiParameters parameters) implements WireRequest {
        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Tgi";
        }
    }

    /** text-generation-inference samples as soon as any of the sampling fields is there, and refuses a temperature of 0. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TgiParameters(
            int maxNewTokens,
            boolean doSample,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer topK,
            @Nullable Double repetitionPenalty,
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
