package org.scribes.textgen.slo;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What happened in one minute.
 *
 * @param begin to the second
 * @param answered requests, by any backend or from the cache
 * @param failed requests; refused and cancelled ones are not among them
 * @param p50Millis the median latency of the answers; empty if there were none
 * @param p95Millis the 95th percentile of their latency; empty if there were none
 * @param ready the share of the readiness samples that found the service ready; empty if there were none
 */
public record Minute(
        Instant begin,
        long answered,
        long failed,
        OptionalLong p50Millis,
        OptionalLong p95Millis,
        OptionalDouble ready) {
    private static final double MEDIAN = 50;
    private static final double HIGH = 95;

    static Minute of(Instant begin, SliCounts counts) {
        long samples = counts.count(SliCount.SAMPLES);
        return new Minute(
                begin,
                counts.count(SliCount.ANSWERED),
                counts.count(SliCount.FAILED),
                counts.millis(MEDIAN),
                counts.millis(HIGH),
                samples == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) counts.count(SliCount.READY) / samples));
    }
}
