package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ServerBreakerTest {
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final long SECOND = 1_000_000_000L;

    private final ServerBreaker breaker = new ServerBreaker(new BreakerSettings(4, 0.5, DELAY));

    @Test
    void halfOfTheLastCallsFailed_opens() {
        assertThat(breaker.record(true, 0, false)).isFalse();
        assertThat(breaker.record(true, 0, false)).isFalse();
        assertThat(breaker.record(true, 0, false)).isFalse(); // not yet four calls
        assertThat(breaker.record(false, 0, false)).isTrue();
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void oldFailures_areForgotten() {
        for (boolean failed : List.of(true, false, false, false, true, false, false, false, true)) {
            assertThat(breaker.record(failed, 0, false)).isFalse();
        }
    }

    @Test
    void open_hasOneTrialAfterTheDelay() {
        open();

        assertThat(breaker.isTrialDue(5 * SECOND - 1)).isFalse();
        assertThat(breaker.isTrialDue(5 * SECOND)).isTrue();
        breaker.beginTrial();
        assertThat(breaker.isTrialDue(6 * SECOND)).isFalse();
    }

    @Test
    void failedTrial_opensForAnotherDelay() {
        open();
        breaker.beginTrial();

        breaker.endTrial(true, 6 * SECOND);

        assertThat(breaker.isTrialDue(10 * SECOND)).isFalse();
        assertThat(breaker.isTrialDue(11 * SECOND)).isTrue();
    }

    @Test
    void abandonedTrial_mayBeMadeAgain() {
        open();
        breaker.beginTrial();

        breaker.abandonTrial();

        assertThat(breaker.isClosed()).isFalse();
        assertThat(breaker.isTrialDue(5 * SECOND)).isTrue();
    }

    @Test
    void answeredTrial_closesAndForgets() {
        open();
        breaker.beginTrial();

        breaker.endTrial(false, 6 * SECOND);

        assertThat(breaker.isClosed()).isTrue();
        assertThat(breaker.record(true, 0, false)).isFalse();
        assertThat(breaker.record(true, 0, false)).isFalse();
        assertThat(breaker.record(true, 0, false)).isFalse();
    }

    @Test
    void callsThatEndWhileOpen_countForNothing() {
        open();

        assertThat(breaker.record(true, 4 * SECOND, true)).isFalse();

        assertThat(breaker.isTrialDue(5 * SECOND)).isTrue();
    }

    @Test
    void failuresInARow_openOnlyWhereAnotherServerIsLeft() {
        ServerBreaker patient = new ServerBreaker(new BreakerSettings(40, 0.5, DELAY));
        for (int i = 0; i < 4; i++) {
            assertThat(patient.record(true, 0, true)).isFalse();
        }
        assertThat(patient.record(true, 0, false)).isFalse();
        assertThat(patient.record(true, 0, true)).isTrue();
    }

    /** Against a window that is kept as a list. */
    @Property(tries = 200)
    void opensWhenTheWindowSaysSo(
            @ForAll List<Boolean> results,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @IntRange(min = 1, max = 10) int tenths) {
        ServerBreaker tested = new ServerBreaker(new BreakerSettings(size, tenths / 10.0, DELAY));
        Deque<Boolean> window = new ArrayDeque<>();
        for (boolean failed : results) {
            window.addLast(failed);
            if (window.size() > size) {
                window.removeFirst();
            }
            long failures = window.stream().filter(one -> one).count();
            boolean opens = window.size() == size && failures >= tenths / 10.0 * size;
            assertThat(tested.record(failed, 0, false)).isEqualTo(opens);
            if (opens) {
                return;
            }
        }
    }

    private void open() {
        for (int i = 0; i < 4; i++) {
            breaker.record(true, 0, false);
        }
        assertThat(breaker.isClosed()).isFalse();
    }
}
