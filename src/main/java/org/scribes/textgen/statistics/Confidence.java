package org.scribes.textgen.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The usual confidence level, and what follows from a level by the standard normal distribution. */
public final class Confidence {
    /** The usual level of a two-sided interval. */
    public static final double LEVEL = 0.95;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Confidence() {}

    /**
     * The number of standard errors on either side of an estimate, for example 1.96 at 0.95.
     *
     * @param level of the two-sided interval, above 0 and below 1
     */
    static double errors(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1");
        }
        return NORMAL.inverseCumulativeProbability((1 + level) / 2);
    }

    /** The quantile of the standard normal distribution at {@code probability}. */
    static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }
}
