package org.scribes.textgen.slo;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * What was counted, and how long answers took. Figures can be added up, and then say what one count of everything would
 * have said. For one thread at a time.
 */
final class SliCounts {
    /** No request has longer; what has is counted as this. */
    static final long MOST_MILLIS = 600_000;

    /** A time from the histogram is too high by less than 1 in 128, and never too low. */
    private static final int SIGNIFICANT_DIGITS = 2;

    private final long[] counts = new long[SliCount.values().length];
    private final AbstractHistogram latencies;

    private SliCounts(AbstractHistogram latencies) {
        this.latencies = latencies;
    }

    /** Of a long time; 15 kB. */
    static SliCounts large() {
        return new SliCounts(new Histogram(MOST_MILLIS, SIGNIFICANT_DIGITS));
    }

    /** Of a short time, in which not every person on earth asks; 8 kB. */
    static SliCounts small() {
        return new SliCounts(new IntCountsHistogram(MOST_MILLIS, SIGNIFICANT_DIGITS));
    }

    void add(SliObservation observation) {
        observation.addTo(counts);
        observation
                .latencyMillis()
                .ifPresent(millis -> latencies.recordValue(Math.max(0, Math.min(millis, MOST_MILLIS))));
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

    long count(SliCount what) {
        return counts[what.place()];
    }

    /**
     * The time within which so many of a hundred answers came.
     *
     * @return seconds; nothing where there was no answer
     */
    OptionalDouble seconds(double percentile) {
        return latencies.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(latencies.getValueAtPercentile(percentile) / 1000.0);
    }

    /** The memory that the histogram takes, beside which the rest is little. */
    long bytes() {
        return latencies.getEstimatedFootprintInBytes();
    }
}
