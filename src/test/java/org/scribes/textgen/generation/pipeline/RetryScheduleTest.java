package org.scribes.textgen.generation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;

class RetryScheduleTest {
    private static final RetryConfig USUAL =
            new RetryConfig(5, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(2));
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong();

    @Test
    void waits_doubleUpToTheLimit() {
        assertThat(planned(waits(USUAL, false, HOUR, 0), 5))
                .containsExactly(seconds(2), seconds(4), seconds(8), seconds(10), seconds(10));
    }

    @Test
    void jitter_isUpToHalfOfAWait() {
        assertThat(planned(waits(USUAL, false, HOUR, 1), 4))
                .containsExactly(seconds(1), seconds(2), seconds(4), seconds(5));
        assertThat(planned(waits(USUAL, false, HOUR, 0.5), 2)).containsExactly(seconds(1.5), seconds(3));
    }

    @Test
    void limitBelowFirstWait_capsIt() {
        RetryConfig config = new RetryConfig(3, seconds(20), seconds(5), seconds(2));

        assertThat(planned(waits(config, false, HOUR, 0), 2)).containsExactly(seconds(5), seconds(5));
    }

    @ParameterizedTest
    @CsvSource({"2.001,true", "2,false", "1,false", "0,false"})
    void waitBeyondDeadline_isNotPlanned(double timeout, boolean worthIt) {
        assertThat(waits(USUAL, false, seconds(timeout), 0).plan(Optional.empty()))
                .isEqualTo(worthIt);
    }

    @Test
    void approachingDeadline_isRespected() {
        RetrySchedule waits = waits(USUAL, false, seconds(7), 0);

        assertThat(waits.plan(Optional.empty())).isTrue();
        pass(seconds(2));
        assertThat(waits.plan(Optional.empty())).isTrue();
        pass(seconds(4));
        assertThat(waits.plan(Optional.empty())).isFalse();
    }

    @Test
    void longerWaitRequestedByServer_isUsed() {
        RetrySchedule waits = waits(USUAL, false, seconds(30), 0);

        assertThat(waits.plan(Optional.of(seconds(20)))).isTrue();
        assertThat(waits.planned()).isEqualTo(seconds(20));
        assertThat(waits.plan(Optional.of(seconds(1)))).isTrue();
        assertThat(waits.planned()).isEqualTo(seconds(4));
        assertThat(waits.plan(Optional.of(seconds(30)))).isFalse();
        assertThat(waits.plan(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)))).isFalse();
    }

    @Test
    void standby_totalWait_isLimited() {
        assertThat(planned(waits(USUAL, true, HOUR, 0), 5)).containsExactly(seconds(2));
        assertThat(planned(waits(USUAL, true, HOUR, 1), 5)).containsExactly(seconds(1));

        RetryConfig patient = new RetryConfig(9, seconds(2), seconds(10), seconds(14));
        assertThat(planned(waits(patient, true, HOUR, 0), 9)).containsExactly(seconds(2), seconds(4), seconds(8));
    }

    @Test
    void standby_requestedWaitAboveLimit_isNotPlanned() {
        assertThat(waits(USUAL, true, HOUR, 0).plan(Optional.of(seconds(2.001))))
                .isFalse();
        assertThat(waits(USUAL, true, HOUR, 0).plan(Optional.of(seconds(2)))).isTrue();
    }

    private RetrySchedule waits(RetryConfig config, boolean standby, Duration timeout, double random) {
        return new RetrySchedule(config, standby, new Cancellation(timeout, now::get), () -> random);
    }

    /** The planned waits, at most {@code limit}; the clock advances by each. */
    private List<Duration> planned(RetrySchedule waits, int limit) {
        List<Duration> planned = new ArrayList<>();
        while (planned.size() < limit && waits.plan(Optional.empty())) {
            planned.add(waits.planned());
            pass(waits.planned());
        }
        return planned;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
