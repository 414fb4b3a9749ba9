package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.Verdict;

/** The cost of counting a request, and of a report over a whole day of requests. */
@Tag("slow")
class SloSpeedIT {
    private static final int MEASURED = 1_000_000;
    private static final int REPORTS = 200;

    @Test
    void counting_takesLessThanTwoMicroseconds() {
        AtomicLong now = new AtomicLong();
        ServiceLevels levels = new ServiceLevels(400, since -> Optional.empty(), now::get, InstantSource.system());
        FinishedRequest request = TestingRequests.grounded(
                TestingRequests.quotation(Verdict.VERIFIED, false), TestingRequests.quotation(Verdict.ALTERED, true));
        long step = Duration.ofDays(1).toNanos() / MEASURED;
        long nanos = 0;
        for (int round = 0; round < 3; round++) { // the first two warm up
            long begin = cpuNanos();
            for (int i = 0; i < MEASURED; i++) {
                now.addAndGet(step);
                levels.finished(request);
            }
            nanos = (cpuNanos() - begin) / MEASURED;
        }
        long[] reports = new long[REPORTS];
        for (int i = 0; i < REPORTS; i++) {
            long begin = System.nanoTime();
            assertThat(levels.report().objectives()).isNotEmpty();
            reports[i] = System.nanoTime() - begin;
        }
        Arrays.sort(reports);
        System.out.printf(
                "objectives: %d ns a request, report of a full day p50 %.2f ms, p99 %.2f ms%n",
                nanos, reports[REPORTS / 2] / 1e6, reports[REPORTS * 99 / 100] / 1e6);

        assertThat(nanos).isLessThan(2000);
        assertThat(reports[REPORTS / 2]).isLessThan(20_000_000);
    }

    /** The CPU time of this thread, so that other load on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
