package org.scribes.textgen.domain;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Changes to the logits before a token is chosen, beyond temperature, top-p and top-k.
 *
 * @param frequencyPenalty -2 to 2, subtracted from a token's logit once for each time that the answer has it (OpenAI API
 *     reference, "Create chat completion")
 * @param presencePenalty -2 to 2, subtracted from the logit of each token that the answer has (same source)
 * @param logitBias token ids and what is added to their logits, -100 to 100; at most {@link #MAX_BIASES}
 * @param typicalP keeps the tokens whose information is closest to the expected one, up to this mass; above 0, up to 1,
 *     which keeps all (Meister et al. 2022; {@code typical_p} of Hugging Face)
 */
public record LogitAdjustments(
        OptionalDouble frequencyPenalty,
        OptionalDouble presencePenalty,
        Map<Integer, Double> logitBias,
        OptionalDouble typicalP) {
    /** No changes. */
    public static final LogitAdjustments NONE =
            new LogitAdjustments(OptionalDouble.empty(), OptionalDouble.empty(), Map.of(), OptionalDouble.empty());

    /** The most entries of {@link #logitBias}, as OpenAI has it. */
    public static final int MAX_BIASES = 300;

    private static final double MAX_PENALTY = 2;
    private static final double MAX_BIAS = 100;

    public LogitAdjustments {
        logitBias = Map.copyOf(logitBias);
        requirePenalty(frequencyPenalty, "frequency_penalty");
        requirePenalty(presencePenalty, "presence_penalty");
        if (logitBias.size() > MAX_BIASES) {
            throw GenerationException.invalidParameter("logit_bias", "takes at most " + MAX_BIASES + " tokens");
        }
        logitBias.forEach((token, bias) -> {
            if (token < 0 || !(Math.abs(bias) <= MAX_BIAS)) {
                throw GenerationException.invalidParameter(
                        "logit_bias", "takes token ids from 0 on, each with a number from -100 to 100");
            }
        });
        double typical = typicalP.orElse(1);
        if (!(typical > 0 && typical <= 1)) {
            throw GenerationException.invalidParameter("typical_p", "must be above 0 and at most 1");
        }
    }

    private static void requirePenalty(OptionalDouble penalty, String field) {
        if (!(Math.abs(penalty.orElse(0)) <= MAX_PENALTY)) {
            throw GenerationException.invalidParameter(field, "must be from -2 to 2");
        }
    }
}
