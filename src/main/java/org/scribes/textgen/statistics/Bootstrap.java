package org.scribes.textgen.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Resamples a sample to find how much a figure of it varies. The same seed and the same calls in the same order give the same
 * intervals. Not thread-safe. Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993.
 */
public final class Bootstrap {
    /** One less than a multiple of 40, so that the limits of 95 % are resamples (A. C. Davison, D. V. Hinkley, 1997). */
    public static final int RESAMPLES = 999;

    private final SplittableRandom random;
    private final int resamples;

    /** A bootstrap of {@link #RESAMPLES}. */
    public Bootstrap(long seed) {
        this(seed, RESAMPLES);
    }

    /** @param resamples at least 1 */
    public Bootstrap(long seed, int resamples) {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1");
        }
        this.random = new SplittableRandom(seed);
        this.resamples = resamples;
    }

    /**
     * Computes a figure of a sample and of its resamples. Takes time in proportion to the size of the sample.
     *
     * @param sample at least one value, in any order; not changed
     */
    public Resampled resample(double[] sample, SampleStatistic statistic) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("the sample is empty");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double[] drawn = new double[sorted.length];
        int[] counts = new int[sorted.length];
        double[] replicates = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            draw(sorted, counts, drawn);
            replicates[i] = statistic.of(drawn);
        }
        return new Resampled(statistic.of(sorted), replicates);
    }

    /** Draws with replacement, by counting how often each value is drawn: what is drawn is then in order without sorting. */
    private void draw(double[] sorted, int[] counts, double[] drawn) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < counts.length; i++) {
            counts[random.nextInt(counts.length)]++;
        }
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int count = counts[i]; count > 0; count--) {
                drawn[next++] = sorted[i];
            }
        }
    }
}
