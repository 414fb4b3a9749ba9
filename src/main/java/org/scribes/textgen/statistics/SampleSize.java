package org.scribes.textgen.statistics;

import java.util.OptionalDouble;

/** How many values decide between two samples. */
public final class SampleSize {
    /** The usual probability that a difference of the given size is found. */
    public static final double POWER = 0.8;

    private SampleSize() {}

    /**
     * How many times as many values are needed, in both samples, for the interval of a difference to exclude zero with
     * probability {@code power}, if the true difference is the present one. At most 1 if there are enough. The interval of a
     * sample of n shrinks with the square root of n, which gives for shares and means the usual formula (J. L. Fleiss,
     * Statistical Methods for Rates and Proportions, 1981).
     *
     * @param difference with its interval at {@code level}
     * @param power above 0.5 and below 1
     * @return empty without any difference, which no number of values would find
     */
    public static OptionalDouble factor(Estimate difference, double level, double power) {
        double effect = Math.abs(difference.value());
        double towardsZero =
                difference.value() > 0 ? difference.value() - difference.low() : difference.high() - difference.value();
        if (effect == 0) {
            return OptionalDouble.empty();
        }
        double errors = Confidence.errors(level);
        double needed = (errors + Confidence.quantile(power)) * towardsZero / (errors * effect);
        return OptionalDouble.of(needed * needed);
    }
}
