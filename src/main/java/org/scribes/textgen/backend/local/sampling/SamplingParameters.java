package org.scribes.textgen.backend.local.sampling;

import java.util.OptionalLong;
import org.scribes.textgen.domain.LogitAdjustments;

/**
 * Complete sampling parameters.
 *
 * @param temperature 0 is greedy
 * @param topP 1 keeps all tokens
 * @param topK 0 keeps all tokens
 * @param repetitionPenalty 1 changes nothing
 * @param penaliseInput whether prompt tokens count as repeated, as in Hugging Face
 * @param seed if absent, random
 * @param adjustments further changes to the logits and the choice
 */
public record SamplingParameters(
        double temperature,
        double topP,
        int topK,
        double repetitionPenalty,
        boolean penaliseInput,
        OptionalLong seed,
        LogitAdjustments adjustments) {
    /** Parameters without further changes. */
    public SamplingParameters(
            double temperature,
            double topP,
            int topK,
            double repetitionPenalty,
            boolean penaliseInput,
            OptionalLong seed) {
        this(temperature, topP, topK, repetitionPenalty, penaliseInput, seed, LogitAdjustments.NONE);
    }
}
