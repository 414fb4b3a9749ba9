package org.scribes.textgen.statistics;

/**
 * A figure of a sample with its confidence interval.
 *
 * @param low the lower limit of the interval
 * @param high the upper limit
 */
public record Estimate(double value, double low, double high) {
    public Estimate {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not exceed high");
        }
    }

    /** Whether the interval lies on one side of zero: as a difference, it is decided which of two is larger. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
