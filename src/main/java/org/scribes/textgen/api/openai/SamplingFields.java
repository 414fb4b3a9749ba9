package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;
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
        @Nullable Double repetitionPenalty,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Map<String, Double> logitBias,
        @Nullable Long seed,
        @Nullable JsonNode stop) {

    /** @throws GenerationException INVALID_PARAMETER, with the field as the request has it */
    SamplingOptions options() {
        return renamed(() -> new SamplingOptions(
                        whole(maxTokens),
                        number(temperature),
                        number(topP),
                        whole(topK),
                        number(repetitionPenalty),
                        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                        JsonParts.texts(stop, "stop"))
                .adjustedBy(new LogitAdjustments(
                        number(frequencyPenalty), number(presencePenalty), biases(), OptionalDouble.empty())));
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

    private static OptionalInt whole(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
