package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * The sampling fields that several requests of OpenAI's API have.
 *
 * @param maxTokensName the name under which {@code maxTokens} was given
 */
record SamplingFields(
        @Nullable Integer maxTokens,
        String maxTokensName,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Double typicalP,
        @Nullable Double repetitionPenalty,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Map<String, Double> logitBias,
        @Nullable Long seed,
        @Nullable JsonNode stop) {

    /** @throws GenerationException INVALID_PARAMETER, with the field as the request has it */
    SamplingOptions options() {
        return renamed(() -> new SamplingOptions(
                        JsonNulls.optional(maxTokens),
                        JsonNulls.optional(temperature),
                        JsonNulls.optional(topP),
                        JsonNulls.optional(topK),
                        JsonNulls.optional(repetitionPenalty),
                        JsonNulls.optional(seed),
                        JsonParts.texts(stop, "stop"))
                .adjustedBy(new LogitAdjustments(
                        JsonNulls.optional(frequencyPenalty),
                        JsonNulls.optional(presencePenalty),
                        biases(),
                        JsonNulls.optional(typicalP))));
    }

    private SamplingOptions renamed(Supplier<SamplingOptions> read) {
        try {
            return read.get();
        } catch (GenerationException e) {
            if (e.field().equals(Optional.of("max_new_tokens"))) {
                throw invalidParameter(maxTokensName, "must be 1 or more");
            }
            throw e;
        }
    }

    private Map<Integer, Double> biases() {
        Map<Integer, Double> biases = new HashMap<>();
        if (logitBias != null) {
            logitBias.forEach((token, bias) -> biases.put(tokenId(token), bias));
        }
        return biases;
    }

    private static int tokenId(String token) {
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw invalidParameter("logit_bias", "takes token ids, which are whole numbers, as names");
        }
    }
}
