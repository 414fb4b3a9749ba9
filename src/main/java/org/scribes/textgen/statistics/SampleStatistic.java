package org.scribes.textgen.statistics;

/** A figure of a sample. */
@FunctionalInterface
public interface SampleStatistic {
    /**
     * Computes the figure.
     *
     * @param sorted the sample, at least one value, in ascending order; not to be changed or kept
     */
    double of(double[] sorted);

    /** The arithmetic mean. */
    static SampleStatistic mean() {
        return sorted -> {
            double sum = 0;
            for (double value : sorted) {
                sum += value;
            }
            return sum / sorted.length;
        };
    }

    /**
     * The smallest value that at least a share {@code q} of the sample does not exceed (nearest rank).
     *
     * @param q above 0, at most 1; 0.5 for the median
     */
    static SampleStatistic quantile(double q) {
        if (!(q > 0 && q <= 1)) {
            throw new IllegalArgumentException("q must be above 0 and at most 1");
        }
        // an exact rank that a rounding error lifts must not become the next one
        return sorted -> sorted[Math.max(0, (int) Math.ceil(q * sorted.length - 1e-9) - 1)];
    }
}
