package org.scribes.textgen.statistics;

import java.util.Arrays;

/** A figure of a sample, and the same figure of its resamples. */
public final class Resampled {
    private final double value;
    private final double[] replicates;

    Resampled(double value, double[] replicates) {
        this.value = value;
        this.replicates = replicates;
    }

    /** The figure of the sample itself. */
    public double value() {
        return value;
    }

    /**
     * The figure with its percentile interval. It is too narrow for small samples: 30 values are few for a mean, and a
     * quantile needs ten values beyond it.
     *
     * @param level of the interval, for example {@link Confidence#LEVEL}
     */
    public Estimate interval(double level) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        // the k-th of n replicates estimates the quantile k / (n + 1)
        int tail = (int) Math.max(1, Math.floor((sorted.length + 1) * (1 - level) / 2 + 1e-9));
        return new Estimate(value, sorted[tail - 1], sorted[sorted.length - tail]);
    }

    /**
     * This figure minus that of another, independent sample.
     *
     * @throws IllegalArgumentException if the other has another number of resamples
     */
    public Resampled minus(Resampled other) {
        if (replicates.length != other.replicates.length) {
            throw new IllegalArgumentException("both must have as many resamples");
        }
        double[] differences = new double[replicates.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = replicates[i] - other.replicates[i];
        }
        return new Resampled(value - other.value, differences);
    }

    /** The standard error: the standard deviation of the resamples' figures. */
    public double standardError() {
        double mean = Arrays.stream(replicates).average().orElse(value);
        double squares = Arrays.stream(replicates)
                .map(replicate -> (replicate - mean) * (replicate - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, replicates.length - 1));
    }
}
