package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.usage.FeedbackStore.Tally;

class RecentRatingsTest {
    private static final Ratings SOME =
            new Ratings(true, Map.of(Window.DAY, new Tally(3, OptionalDouble.of(4.5), 0, 0, 0)));
    private static final Ratings OTHER =
            new Ratings(true, Map.of(Window.DAY, new Tally(4, OptionalDouble.of(4.0), 0, 0, 0)));

    private final AtomicLong now = new AtomicLong(-5);
    private final Queue<Runnable> begun = new ArrayDeque<>();
    private Ratings stored = SOME;
    private final RecentRatings ratings = new RecentRatings(() -> stored, begun::add, now::get);

    @Test
    void firstCall_beginsAReadingAndDoesNotWaitForIt() {
        assertThat(ratings.latest()).isEqualTo(Ratings.UNREAD);
        assertThat(ratings.latest()).isEqualTo(Ratings.UNREAD);
        assertThat(begun).hasSize(1);

        begun.remove().run();

        assertThat(ratings.latest()).isEqualTo(SOME);
        assertThat(begun).isEmpty();
    }

    @Test
    void ratings_areReadAgainAfterTenSeconds() {
        readNow();
        stored = OTHER;
        advance(Duration.ofMillis(9_999));
        assertThat(ratings.latest()).isEqualTo(SOME);
        assertThat(begun).isEmpty();
        advance(Duration.ofMillis(1));
        assertThat(ratings.latest()).isEqualTo(SOME);

        begun.remove().run();

        assertThat(ratings.latest()).isEqualTo(OTHER);
    }

    /** A database that hangs. */
    @Test
    void readingWithoutEnd_isTheOnlyOneAndItsElderIsForgotten() {
        readNow();
        advance(Duration.ofSeconds(59));
        assertThat(ratings.latest()).isEqualTo(SOME);
        advance(Duration.ofSeconds(1));

        assertThat(ratings.latest()).isEqualTo(Ratings.UNREAD);
        assertThat(begun).hasSize(1);
    }

    @Test
    void failedReading_isLoggedAndTriedAgain() {
        RecentRatings failing = new RecentRatings(
                () -> {
                    throw new IllegalStateException("refused");
                },
                begun::add,
                now::get);
        Ratings unused = failing.latest();

        try (TestingLog log = new TestingLog(RecentRatings.class)) {
            begun.remove().run();
            assertThat(log.lines()).singleElement().asString().startsWith("ratings_unreadable");
        }

        assertThat(failing.latest()).isEqualTo(Ratings.UNREAD);
        assertThat(begun).isEmpty();
        advance(Duration.ofSeconds(10));
        unused = failing.latest();
        assertThat(begun).hasSize(1);
    }

    @Test
    void refusedThread_doesNotCountAsAReading() {
        Executor stopping = task -> {
            throw new RejectedExecutionException("stopping");
        };
        RecentRatings refused = new RecentRatings(() -> stored, stopping, now::get);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(refused::latest).isInstanceOf(RejectedExecutionException.class);
        }
    }

    private void readNow() {
        Ratings unused = ratings.latest();
        begun.remove().run();
    }

    private void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
