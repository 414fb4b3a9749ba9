package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;

class SliHistoryTest {
    private static final SliObservation ANSWER =
            SliObservation.of(TestingRequests.answered(Duration.ofMillis(100)), 400);

    /** The clock may start anywhere, also below zero. */
    private AtomicLong now = new AtomicLong(-7_000_000_000L);

    private SliHistory history = new SliHistory(now::get);

    /** Resets the state before each try. */
    @BeforeTry
    void begin() {
        now = new AtomicLong(-7_000_000_000L);
        history = new SliHistory(now::get);
    }

    @Property(tries = 300)
    void window_holdsExactlyTheRecentSlots(
            @ForAll @Size(max = 100) List<@IntRange(max = 7200) Integer> pauses,
            @ForAll @IntRange(max = 100_000) int last) {
        List<Long> times = new ArrayList<>();
        long seconds = 0;
        for (int pause : pauses) {
            seconds += pause;
            advance(Duration.ofSeconds(pause));
            times.add(seconds);
            history.add(ANSWER);
        }
        advance(Duration.ofSeconds(last));
        long end = seconds + last;

        for (Window window : List.of(Window.FIVE_MINUTES, Window.HOUR, Window.DAY)) {
            long slot = window.slot().toSeconds();
            long first = end / slot - window.slots() + 1;
            long counted = history.over(window).count(SliCount.ANSWERED);

            assertThat(counted)
                    .isEqualTo(
                            times.stream().filter(time -> time / slot >= first).count());
            assertThat(counted)
                    .as("nothing older than the window, and everything newer than its oldest slot")
                    .isLessThanOrEqualTo(younger(times, end - window.length().toSeconds()))
                    .isGreaterThanOrEqualTo(younger(times, end - window.length().toSeconds() + slot));
        }
        assertThat(history.over(Window.SINCE_START).count(SliCount.ANSWERED)).isEqualTo(times.size());
    }

    private static long younger(List<Long> times, long than) {
        return times.stream().filter(time -> time > than).count();
    }

    @Test
    void reusedSlot_isCleared() {
        history.add(ANSWER);
        advance(Window.FIVE_MINUTES.length());

        assertThat(history.over(Window.FIVE_MINUTES).count(SliCount.ANSWERED)).isZero();
        assertThat(history.over(Window.FIVE_MINUTES).seconds(95)).isEmpty();

        history.add(ANSWER);

        assertThat(history.over(Window.FIVE_MINUTES).count(SliCount.ANSWERED)).isEqualTo(1);
        assertThat(history.over(Window.HOUR).count(SliCount.ANSWERED)).isEqualTo(2);
    }

    @Property(tries = 300)
    void minutes_addUpToTheHour(
            @ForAll @Size(max = 100) List<@IntRange(max = 600) Integer> pauses,
            @ForAll @IntRange(max = 8000) int last) {
        for (int pause : pauses) {
            advance(Duration.ofSeconds(pause));
            history.add(ANSWER);
        }
        advance(Duration.ofSeconds(last));
        Instant end = Instant.parse("2026-12-01T12:00:00.7Z");
        List<Minute> minutes = history.minutes(end);

        assertThat(minutes.stream().mapToLong(Minute::answered).sum())
                .isEqualTo(history.over(Window.HOUR).count(SliCount.ANSWERED));
        assertThat(minutes).hasSizeBetween(1, 60);
        assertThat(minutes.get(minutes.size() - 1).begin())
                .isAfter(end.minusSeconds(61))
                .isBeforeOrEqualTo(end);
        for (int i = 1; i < minutes.size(); i++) {
            assertThat(minutes.get(i).begin())
                    .isEqualTo(minutes.get(i - 1).begin().plusSeconds(60));
        }
    }

    @Test
    void minute_hasItsOwnFigures() {
        history.add(SliObservation.sample(true));
        history.add(SliObservation.sample(false));
        for (int i = 1; i <= 100; i++) {
            history.add(SliObservation.of(TestingRequests.answered(Duration.ofMillis(i)), 400));
        }
        advance(Duration.ofSeconds(125));
        history.add(SliObservation.of(TestingRequests.failed(ErrorCode.TIMEOUT), 400));
        history.add(SliObservation.of(TestingRequests.failed(ErrorCode.RATE_LIMITED), 400));
        Instant now = Instant.parse("2026-12-01T12:02:05Z");

        assertThat(history.minutes(now))
                .containsExactly(
                        new Minute(
                                Instant.parse("2026-12-01T12:00:00Z"),
                                100,
                                0,
                                OptionalLong.of(50),
                                OptionalLong.of(95),
                                OptionalDouble.of(0.5)),
                        empty("2026-12-01T12:01:00Z", 0),
                        empty("2026-12-01T12:02:00Z", 1));
    }

    @Test
    void minutesAfterALongPause_areEmpty() {
        history.add(ANSWER);
        advance(Duration.ofHours(3));

        assertThat(history.minutes(Instant.parse("2026-12-01T12:00:00Z")))
                .hasSize(60)
                .allSatisfy(minute ->
                        assertThat(minute).isEqualTo(empty(minute.begin().toString(), 0)));
    }

    private static Minute empty(String begin, long failed) {
        return new Minute(
                Instant.parse(begin), 0, failed, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
    }

    @Test
    void memory_isBounded() {
        assertThat(history.bytes()).isBetween(1_000_000L, 1_500_000L);
        for (int i = 0; i < 20_000; i++) {
            advance(Duration.ofSeconds(20));
            history.add(SliObservation.of(TestingRequests.answered(Duration.ofMillis(i * 31L)), 400));
        }

        assertThat(history.bytes()).isBetween(1_000_000L, 1_500_000L);
    }

    @Test
    void concurrentWrites_loseNothingWhileOthersRead() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                for (int j = 0; j < 5000; j++) {
                    now.addAndGet(1_000_000);
                    history.add(ANSWER);
                }
            });
        }
        threads.execute(() -> {
            for (int j = 0; j < 20; j++) {
                history.over(Window.DAY);
            }
        });
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        for (Window window : Window.values()) {
            assertThat(history.over(window).count(SliCount.ANSWERED))
                    .as(window.name())
                    .isEqualTo(20_000);
        }
    }

    private void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
