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
    void quantile_isThatOfTheSortedTimesWithinTheHistogramsError(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(max = SliCounts.MOST_MILLIS) Long> millis,
            @ForAll @IntRange(min = 1, max = 100) int percentile) {
        List<Long> sorted = millis.stream().sorted().toList();
        int rank = (percentile * sorted.size() + 99) / 100;
        double exact = sorted.get(rank - 1) / 1000.0;

        double shown = figures(millis).seconds(percentile).orElseThrow();

        assertThat(shown).isBetween(exact, Math.nextUp(exact * (1 + ERROR)));
    }

    @Property(tries = 200)
    void figuresAddedUp_areThoseOfOneCountOfEverything(
            @ForAll @Size(max = 8) List<@Size(max = 60) List<@LongRange(max = 40_000) Long>> parts) {
        List<Long> all = new ArrayList<>();
        SliCounts sum = SliCounts.large();
        for (List<Long> part : parts) {
            all.addAll(part);
            sum.add(figures(part));
        }
        SliCounts whole = figures(all);

        for (SliCount what : SliCount.values()) {
            assertThat(sum.count(what)).as(what.name()).isEqualTo(whole.count(what));
        }
        for (double percentile : List.of(1.0, 50.0, 95.0, 99.0, 100.0)) {
            assertThat(sum.seconds(percentile)).isEqualTo(whole.seconds(percentile));
        }
    }

    /** The mean of what 95 of 100 took in two halves says nothing of the whole. */
    @Test
    void quantileOfTheWhole_isNotTheMeanOfItsParts() {
        SliCounts fast = figures(List.of(10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L));
        SliCounts slow = figures(List.of(9000L));

        fast.add(slow);

        assertThat(fast.seconds(90).orElseThrow()).isEqualTo(0.01);
        assertThat(fast.seconds(95).orElseThrow()).isCloseTo(9, within(9 * ERROR));
    }

    @Test
    void timeBeyondEveryLimit_isTheMostThatIsKnown() {
        SliCounts figures = SliCounts.small();
        figures.add(SliObservation.of(TestingRequests.answered(Duration.ofDays(2)), 400));

        assertThat(figures.seconds(100).orElseThrow()).isCloseTo(600, within(600 * ERROR));
    }

    private static SliCounts figures(List<Long> millis) {
        SliCounts figures = SliCounts.small();
        millis.forEach(time -> figures.add(SliObservation.of(TestingRequests.answered(Duration.ofMillis(time)), 400)));
        return figures;
    }
}
