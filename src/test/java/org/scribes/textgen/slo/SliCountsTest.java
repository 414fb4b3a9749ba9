package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliCountsTest {
    private static final double ERROR = 1.0 / 128;

    @Property(tries = 300)
    void percentile_isExactWithinTheHistogramsError(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(max = SliCounts.MAX_MILLIS) Long> millis,
            @ForAll @IntRange(min = 1, max = 100) int percentile) {
        List<Long> sorted = millis.stream().sorted().toList();
        int rank = (percentile * sorted.size() + 99) / 100;
        double exact = sorted.get(rank - 1) / 1000.0;

        double estimate = counts(millis).seconds(percentile).orElseThrow();

        assertThat(estimate).isBetween(exact, Math.nextUp(exact * (1 + ERROR)));
    }

    @Property(tries = 200)
    void sum_equalsTheCountsOfAllEvents(
            @ForAll @Size(max = 8) List<@Size(max = 60) List<@LongRange(max = 40_000) Long>> parts) {
        List<Long> all = new ArrayList<>();
        SliCounts sum = SliCounts.large();
        for (List<Long> part : parts) {
            all.addAll(part);
            sum.add(counts(part));
        }
        SliCounts whole = counts(all);

        for (SliCount count : SliCount.values()) {
            assertThat(sum.count(count)).as(count.name()).isEqualTo(whole.count(count));
        }
        for (double percentile : List.of(1.0, 50.0, 95.0, 99.0, 100.0)) {
            assertThat(sum.seconds(percentile)).isEqualTo(whole.seconds(percentile));
        }
    }

    /** The mean of the 95th percentiles of two halves is not the 95th percentile of the whole. */
    @Test
    void percentileOfASum_isNotTheMeanOfPercentiles() {
        SliCounts fast = counts(List.of(10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L));
        SliCounts slow = counts(List.of(9000L));

        fast.add(slow);

        assertThat(fast.seconds(90).orElseThrow()).isEqualTo(0.01);
        assertThat(fast.seconds(95).orElseThrow()).isCloseTo(9, within(9 * ERROR));
    }

    @Test
    void latencyAboveTheMaximum_isRecordedAsTheMaximum() {
        SliCounts counts = SliCounts.small();
        counts.add(SliObservation.of(TestingRequests.answered(Duration.ofDays(2)), 400));

        assertThat(counts.seconds(100).orElseThrow()).isCloseTo(600, within(600 * ERROR));
    }

    private static SliCounts counts(List<Long> millis) {
        SliCounts counts = SliCounts.small();
        millis.forEach(time -> counts.add(SliObservation.of(TestingRequests.answered(Duration.ofMillis(time)), 400)));
        return counts;
    }
}
