package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.usage.FeedbackStore.Tally;

class ServiceLevelsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration FAST = Duration.ofMillis(300);

    private final List<Instant> reads = new ArrayList<>();
    private Optional<Tally> feedback = Optional.empty();
    private Instant now = START;
    private final ServiceLevels levels = new ServiceLevels(
            400,
            since -> {
                reads.add(since);
                return feedback;
            },
            () -> Duration.between(START, now).toNanos(),
            () -> now);

    @Test
    void noData_isNeitherMetNorMissed() {
        assertThat(levels.report().objectives()).hasSize(9).allSatisfy(objective -> {
            assertThat(objective.met()).isEmpty();
            for (Window window : Window.values()) {
                assertThat(objective.over(window).value()).isEmpty();
                assertThat(objective.over(window).burnRate()).isEmpty();
                assertThat(objective.over(window).count()).isZero();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        // slow answers of 100, their latency, p95 met, burn rate, p99 met, burn rate
        "5, 5000, true, 1, true, 0",
        "6, 5000, false, 1.2, true, 0",
        "6, 4999, true, 0, true, 0",
        "1, 8000, true, 0.2, true, 1",
        "2, 8000, true, 0.4, false, 2",
        "2, 7999, true, 0.4, true, 0",
        "100, 9000, false, 20, false, 100",
    })
    void slowAnswers_burnTheLatencyBudget(
            int slow, long millis, boolean p95, double burnRate95, boolean p99, double burnRate99) {
        answered(100 - slow, FAST);
        answered(slow, Duration.ofMillis(millis));

        assertThat(day("latency_p95").met()).contains(p95);
        assertThat(day("latency_p95").burnRate().orElseThrow()).isCloseTo(burnRate95, within(1e-9));
        assertThat(day("latency_p99").met()).contains(p99);
        assertThat(day("latency_p99").burnRate().orElseThrow()).isCloseTo(burnRate99, within(1e-9));
        assertThat(day("latency_p99").count()).isEqualTo(100);
    }

    @Test
    void latency_coversFallbackAndCachedAnswers() {
        answered(94, FAST);
        levels.finished(TestingRequests.degraded(Duration.ofSeconds(6)));
        levels.finished(TestingRequests.cached(Duration.ofSeconds(6)));
        levels.finished(TestingRequests.failed(ErrorCode.TIMEOUT));

        assertThat(day("latency_p95").count()).isEqualTo(96);
        assertThat(day("latency_p95").value().orElseThrow()).isCloseTo(0.3, within(0.003));
        assertThat(day("latency_p99").value().orElseThrow()).isCloseTo(6, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"99, 1, 0.01, 1, false", "199, 1, 0.005, 0.5, true", "7, 0, 0, 0, true", "0, 1, 1, 100, false"})
    void errors_areAShareOfDueRequests(int answered, int failed, double share, double burnRate, boolean met) {
        answered(answered, FAST);
        failed(failed, ErrorCode.UPSTREAM_ERROR);
        failed(50, ErrorCode.RATE_LIMITED);
        failed(50, ErrorCode.CANCELLED);
        Level errors = day("error_rate");

        assertThat(errors.value()).hasValue(share);
        assertThat(errors.burnRate().orElseThrow()).isCloseTo(burnRate, within(1e-9));
        assertThat(errors.met()).contains(met);
        assertThat(errors.count()).isEqualTo(answered + failed);
    }

    @Test
    void answerAboveTheTokenLimit_missesTheObjective() {
        levels.finished(TestingRequests.ofTokens(400));
        assertThat(day("token_compliance")).isEqualTo(measured(1, 1, true));

        levels.finished(TestingRequests.ofTokens(401));

        assertThat(day("token_compliance")).isEqualTo(measured(0.5, 2, false));
    }

    @ParameterizedTest
    @CsvSource({"995, 5, 0.995, 1, true", "994, 6, 0.994, 1.2, false", "1, 0, 1, 0, true"})
    void availability_isTheShareOfReadySamples(int ready, int unready, double share, double burnRate, boolean met) {
        for (int i = 0; i < ready + unready; i++) {
            levels.recordSample(i < ready);
        }
        Level availability = day("availability");

        assertThat(availability.value()).hasValue(share);
        assertThat(availability.burnRate().orElseThrow()).isCloseTo(burnRate, within(1e-9));
        assertThat(availability.met()).contains(met);
        assertThat(availability.count()).isEqualTo(ready + unready);
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTE,     ALTERED,         false, 1",
        "QUOTE,     FABRICATED,      false, 1",
        "UNMARKED,  ALTERED,         false, 1",
        "QUOTE,     ALTERED,         true,  0",
        "UNMARKED,  FABRICATED,      true,  0",
        "QUOTE,     MISATTRIBUTED,   false, 0",
        "QUOTE,     OUTSIDE_CONTEXT, false, 0",
        "QUOTE,     VERIFIED,        false, 0",
        "REFERENCE, NONEXISTENT,     false, 0",
        "MARKER,    DANGLING,        false, 0",
    })
    void falseQuotation_countsIfItWasShown(CitationKind kind, Verdict verdict, boolean repaired, double shown) {
        levels.finished(TestingRequests.grounded(TestingRequests.citation(kind, verdict, repaired)));

        assertThat(day("false_quotations")).isEqualTo(measured(shown, 1, shown == 0));
    }

    @Test
    void uncheckedAnswer_addsNoQuotations() {
        answered(3, FAST);

        assertThat(day("false_quotations")).isEqualTo(Level.NO_DATA);
    }

    @Test
    void cachedAnswer_showsItsQuotationsAgain() {
        levels.finished(TestingRequests.cached(FAST));
        levels.finished(TestingRequests.cached(FAST));

        assertThat(day("false_quotations").value()).hasValue(2);
    }

    @Test
    void quotations_areCountedByVerdictAndWindow() {
        levels.finished(TestingRequests.grounded(
                TestingRequests.quotation(Verdict.VERIFIED, false),
                TestingRequests.quotation(Verdict.VERIFIED, false),
                TestingRequests.quotation(Verdict.FABRICATED, true),
                TestingRequests.citation(CitationKind.REFERENCE, Verdict.OUTSIDE_CONTEXT, false)));
        now = now.plus(Window.HOUR.length());
        levels.finished(TestingRequests.grounded(
                TestingRequests.citation(CitationKind.UNMARKED, Verdict.OUTSIDE_CONTEXT, false)));
        Map<Window, Map<Verdict, Long>> quotations = levels.report().quotations();

        assertThat(quotations.get(Window.HOUR)).isEqualTo(counts(0, 0, 0, 1, 0));
        assertThat(quotations.get(Window.DAY)).isEqualTo(counts(2, 0, 0, 1, 1));
        assertThat(quotations.get(Window.SINCE_START)).isEqualTo(counts(2, 0, 0, 1, 1));
    }

    private static Map<Verdict, Long> counts(
            long verified, long altered, long misattributed, long outside, long fabricated) {
        return Map.of(
                Verdict.VERIFIED, verified,
                Verdict.ALTERED, altered,
                Verdict.MISATTRIBUTED, misattributed,
                Verdict.OUTSIDE_CONTEXT, outside,
                Verdict.FABRICATED, fabricated);
    }

    @Test
    void objective_isDecidedByTheDayWindow() {
        answered(10, Duration.ofSeconds(9));
        now = now.plus(Duration.ofHours(2));
        answered(1, FAST);
        Objective slow = objective("latency_p95");

        assertThat(slow.over(Window.FIVE_MINUTES).met()).contains(true);
        assertThat(slow.over(Window.HOUR).met()).contains(true);
        assertThat(slow.over(Window.DAY).met()).contains(false);
        assertThat(slow.met()).contains(false);

        now = now.plus(Duration.ofHours(23));

        assertThat(objective("latency_p95").met()).contains(true);
        assertThat(objective("latency_p95").over(Window.SINCE_START).met()).contains(false);
    }

    @ParameterizedTest
    @CsvSource({
        // ratings, hallucinations, met
        "19, 0, ",
        "19, 19, ",
        "20, 0, true",
        "20, 1, false",
        "100, 4, true",
        "100, 5, false",
    })
    void objective_isUndecidedWithoutEnoughRatings(long votes, long hallucinations, Boolean met) {
        feedback = Optional.of(new Tally(votes, OptionalDouble.of(4.5), 0, 0, hallucinations));
        Level flagged = day("flagged_hallucinations");

        assertThat(flagged.value()).hasValue((double) hallucinations / votes);
        assertThat(flagged.count()).isEqualTo(votes);
        assertThat(flagged.enoughVotes()).contains(votes >= 20);
        assertThat(flagged.met()).isEqualTo(Optional.ofNullable(met));
        assertThat(flagged.burnRate().orElseThrow()).isCloseTo((double) hallucinations / votes / 0.05, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"4, false", "4.05, true"})
    void meanRating_mustExceedItsTarget(double mean, boolean met) {
        feedback = Optional.of(new Tally(20, OptionalDouble.of(mean), 20, 0, 0));

        assertThat(day("mean_rating"))
                .isEqualTo(new Level(
                        OptionalDouble.of(mean), 20, OptionalDouble.empty(), Optional.of(met), Optional.of(true)));
        assertThat(day("wrong_citations").value()).hasValue(1);
        assertThat(day("wrong_citations").met()).contains(false);
    }

    @Test
    void noRatings_haveNoMean() {
        feedback = Optional.of(Tally.NONE);
        assertThat(levels.report().judgementsRead()).isTrue();
        assertThat(day("mean_rating"))
                .isEqualTo(new Level(
                        OptionalDouble.empty(), 0, OptionalDouble.empty(), Optional.empty(), Optional.of(false)));
    }

    @Test
    void feedback_isReadByWindow() {
        feedback = Optional.of(Tally.NONE);
        now = START.plus(Duration.ofDays(3));
        levels.report();

        assertThat(reads)
                .containsExactly(
                        now.minus(Duration.ofMinutes(5)),
                        now.minus(Duration.ofHours(1)),
                        now.minus(Duration.ofDays(1)),
                        START);
    }

    /** Each read might wait for an unavailable database. */
    @Test
    void unreadableFeedback_isReadOnceAndReportedAsMissing() {
        SloReport report = levels.report();

        assertThat(report.judgementsRead()).isFalse();
        assertThat(reads).hasSize(1);
        assertThat(report.at()).isEqualTo(START);
        assertThat(report.since()).isEqualTo(START);
    }

    private static Level measured(double value, long count, boolean met) {
        return new Level(OptionalDouble.of(value), count, OptionalDouble.empty(), Optional.of(met), Optional.empty());
    }

    private void answered(int times, Duration latency) {
        for (int i = 0; i < times; i++) {
            levels.finished(TestingRequests.answered(latency));
        }
    }

    private void failed(int times, ErrorCode code) {
        for (int i = 0; i < times; i++) {
            levels.finished(TestingRequests.failed(code));
        }
    }

    private Level day(String name) {
        return objective(name).over(Window.DAY);
    }

    private Objective objective(String name) {
        return levels.report().objectives().stream()
                .filter(objective -> objective.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
