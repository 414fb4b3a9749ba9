package org.scribes.textgen.backend.local.sampling;

import java.util.OptionalLong;

/**
 * How tokens are chosen, with nothing left open.
 *
 * @param temperature 0 is greedy
 * @param topP 1 keeps all
 * @param topK 0 keeps all
 * @param repetitionPenalty 1 changes nothing
 * @param penaliseInput whether tokens of the prompt count as repeated, as they do for Hugging Face
 * @param seed absent: another one each time
 */
public record SamplingParameters(
        double temperature,
        double topP,
        int topK,
        double repetitionPenalty,
        boolean penaliseInput,
        OptionalLong seed) {}
