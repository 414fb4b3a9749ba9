package org.scribes.textgen.slo;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Event counts and a latency histogram. Adding two of them gives the counts and the histogram of all their events. Not
 * thread-safe.
 */
final class SliCounts {
    /** Longer latencies are recorded as this one. */
    static final long MAX_MILLIS = 600_000;

    /** Latencies from the histogram are too high by less than 1 in 128, and never too low. */
    private static final int SIGNIFICANT_DIGITS = 2;

    private final long[] counts = new long[SliCount.values().length];
    private final AbstractHistogram latencies;

    private SliCounts(AbstractHistogram latencies) {
        this.latencies = latencies;
    }

    /** For a long window, with 64-bit counters; 15 kB. */
    static SliCounts large() {
        return new SliCounts(new Histogram(MAX_MILLIS, SIGNIFICANT_DIGITS));
    }

    /** For a short window, with 32-bit counters; 8 kB. */
    static SliCounts small() {
        return new SliCounts(new IntCountsHistogram(MAX_MILLIS, SIGNIFICANT_DIGITS));
    }

    void add(SliObservation observation) {
        observation.addTo(counts);
        observation
                .latencyMillis()
                .ifPresent(millis -> latencies.recordValue(Math.max(0, Math.min(millis, MAX_MILLIS))));
    }

    void add(SliCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        if (other.latencies.getTotalCount() > 0) {
            latencies.add(other.latencies);
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
        latencies.reset();
    }

    long count(SliCount count) {
        return counts[count.index()];
    }

    /**
     * The latency at a percentile.
     *
     * @param percentile from 0 to 100
     * @return seconds; empty if there were no answers
     */
    OptionalDouble seconds(double percentile) {
        OptionalLong millis = millis(percentile);
        return millis.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(millis.getAsLong() / 1000.0);
    }

    /** The latency at a percentile, in milliseconds; empty if there were no answers. */
    OptionalLong millis(double percentile) {
        return latencies.getTotalCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(latencies.getValueAtPercentile(percentile));
    }

    /** The memory of the histogram, which dominates. */
    long bytes() {
        return latencies.getEstimatedFootprintInBytes();
    }
}
