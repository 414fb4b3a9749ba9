package org.scribes.textgen.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact test whether one of two ways succeeds more often than the other on the same cases. Cases in which both succeed or
 * both fail say nothing. Source: Q. McNemar, Note on the sampling error of the difference between correlated proportions,
 * 1947; its exact form is the binomial test of the cases that differ.
 */
public final class McNemar {
    private McNemar() {}

    /**
     * The two-sided p-value.
     *
     * @param onlyFirst cases in which only the first succeeds
     * @param onlySecond cases in which only the second succeeds
     */
    public static double pValue(int onlyFirst, int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        BinomialDistribution fair = BinomialDistribution.of(Math.addExact(onlyFirst, onlySecond), 0.5);
        return Math.min(1, 2 * fair.cumulativeProbability(Math.min(onlyFirst, onlySecond)));
    }
}
