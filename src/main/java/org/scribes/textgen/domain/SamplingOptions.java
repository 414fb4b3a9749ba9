package org.scribes.textgen.domain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The sampling options of a request. A missing value comes from the configuration, then from the model's
 * {@code generation_config.json}, then from the service's defaults. Names and meaning are Hugging Face's.
 *
 * @param maxNewTokens 1 or more; the service's own limit still applies
 * @param temperature 0 (greedy) to 2
 * @param topP above 0, up to 1 (keep all)
 * @param topK 0 (keep all) or more
 * @param repetitionPenalty above 0, up to 2; 1 changes nothing
 * @param seed the same seed and build give the same tokens
 * @param stop stop sequences, which end the answer and are not part of it; at most 16, none empty
 * @param penaltyRaise the increase of the repetition penalty, whatever its source; above 0 only for a repeated attempt
 * @param adjustments further changes to the logits
 */
public record SamplingOptions(
        OptionalInt maxNewTokens,
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalDouble repetitionPenalty,
        OptionalLong seed,
        List<String> stop,
        double penaltyRaise,
        LogitAdjustments adjustments) {
    public static final SamplingOptions DEFAULTS = new SamplingOptions(
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            List.of());
    /** The highest repetition penalty. */
    public static final double MAX_PENALTY = 2;

    private static final double RAISE = 0.1;
    /** The most stop sequences. */
    public static final int MAX_STOPS = 16;

    private static final int MAX_STOP_LENGTH = 256;

    public SamplingOptions {
        stop = List.copyOf(stop);
        require(maxNewTokens.orElse(1) >= 1, "max_new_tokens", "must be 1 or more");
        require(within(temperature.orElse(0), 0, 2), "temperature", "must be from 0 (greedy) to 2");
        require(topP.orElse(1) > 0 && within(topP.orElse(1), 0, 1), "top_p", "must be above 0 and at most 1");
        require(topK.orElse(0) >= 0, "top_k", "must be 0 (keep all) or more");
        require(
                repetitionPenalty.orElse(1) > 0 && within(repetitionPenalty.orElse(1), 0, MAX_PENALTY),
                "repetition_penalty",
                "must be above 0 and at most 2");
        require(stop.size() <= MAX_STOPS, "stop", "takes at most " + MAX_STOPS + " texts");
        for (String text : stop) {
            require(
                    !text.isEmpty() && text.length() <= MAX_STOP_LENGTH,
                    "stop",
                    "takes texts of 1 to " + MAX_STOP_LENGTH + " characters");
        }
    }

    /** Options without a penalty increase. */
    public SamplingOptions(
            OptionalInt maxNewTokens,
            OptionalDouble temperature,
            OptionalDouble topP,
            OptionalInt topK,
            OptionalDouble repetitionPenalty,
            OptionalLong seed,
            List<String> stop) {
        this(maxNewTokens, temperature, topP, topK, repetitionPenalty, seed, stop, 0, LogitAdjustments.NONE);
    }

    /** Returns these options with the given values where they have none. */
    public SamplingOptions or(
            OptionalInt otherMaxNewTokens,
            OptionalDouble otherTemperature,
            OptionalDouble otherTopP,
            OptionalInt otherTopK,
            OptionalDouble otherPenalty) {
        return new SamplingOptions(
                maxNewTokens.isPresent() ? maxNewTokens : otherMaxNewTokens,
                temperature.isPresent() ? temperature : otherTemperature,
                topP.isPresent() ? topP : otherTopP,
                topK.isPresent() ? topK : otherTopK,
                repetitionPenalty.isPresent() ? repetitionPenalty : otherPenalty,
                seed,
                stop,
                penaltyRaise,
                adjustments);
    }

    /** Returns these options with other adjustments. */
    public SamplingOptions adjustedBy(LogitAdjustments other) {
        return with(seed, penaltyRaise, other);
    }

    /** Returns these options with another seed. */
    public SamplingOptions seeded(OptionalLong other) {
        return with(other, penaltyRaise, adjustments);
    }

    /** Returns these options with another temperature. */
    public SamplingOptions atTemperature(double other) {
        return new SamplingOptions(
                maxNewTokens,
                OptionalDouble.of(other),
                topP,
                topK,
                repetitionPenalty,
                seed,
                stop,
                penaltyRaise,
                adjustments);
    }

    /** Returns these options with the next seed, if there is one; without a seed every answer differs anyway. */
    SamplingOptions seededAnew() {
        return seededAnew(penaltyRaise);
    }

    /** Returns these options with the next seed and a higher repetition penalty. */
    SamplingOptions repeatingLess() {
        return seededAnew(penaltyRaise + RAISE);
    }

    /** The repetition penalty after the increase. */
    public double raised(double penalty) {
        return Math.min(penalty + penaltyRaise, MAX_PENALTY);
    }

    private SamplingOptions seededAnew(double raise) {
        OptionalLong next = seed.isPresent() ? OptionalLong.of(seed.getAsLong() + 1) : seed;
        return with(next, raise, adjustments);
    }

    private SamplingOptions with(OptionalLong otherSeed, double otherRaise, LogitAdjustments otherAdjustments) {
        return new SamplingOptions(
                maxNewTokens,
                temperature,
                topP,
                topK,
                repetitionPenalty,
                otherSeed,
                stop,
                otherRaise,
                otherAdjustments);
    }

    private static boolean within(double value, double low, double high) {
        return value >= low && value <= high;
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw GenerationException.invalidParameter(field, rule);
        }
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "SamplingOptions[" + stop.size() + " stop texts]";
    }
}
