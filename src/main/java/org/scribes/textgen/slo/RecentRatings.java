package org.scribes.textgen.slo;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.ServerThreads;

/**
 * The ratings as they were read last, for callers that must not wait for a database. Only a call of {@link #latest()}
 * leads to a reading, on another thread, at most one every ten seconds and one at a time. Thread-safe.
 */
@ApplicationScoped
public class RecentRatings {
    private static final EventLog LOG = EventLog.of(RecentRatings.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    /** Older ratings are not reported any more. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final Supplier<Ratings> ratings;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Reading last;

    private record Reading(Ratings ratings, long nanos) {}

    @Inject
    RecentRatings(ServiceLevels levels, ServerThreads threads) {
        this(levels::ratings, task -> threads.named("ratings").newThread(task).start(), System::nanoTime);
    }

    /**
     * @param ratings reads the ratings; may block
     * @param threads runs a reading
     * @param nanoTime a monotonic clock in nanoseconds
     */
    RecentRatings(Supplier<Ratings> ratings, Executor threads, LongSupplier nanoTime) {
        this.ratings = ratings;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.last = new Reading(Ratings.UNREAD, nanoTime.getAsLong() - STALE.toNanos());
    }

    /** The last ratings, at most a minute old; unread if there are none. Never blocks. */
    public Ratings latest() {
        Reading known = last;
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - known.nanos());
        if (age.compareTo(FRESH) >= 0 && reading.compareAndSet(false, true)) {
            begin();
        }
        return age.compareTo(STALE) < 0 ? known.ratings() : Ratings.UNREAD;
    }

    private void begin() {
        try {
            threads.execute(this::read);
        } catch (RuntimeException stopping) {
            reading.set(false);
            throw stopping;
        }
    }

    private void read() {
        Ratings read = Ratings.UNREAD;
        try {
            read = ratings.get();
        } catch (RuntimeException e) {
            LOG.error("ratings_unreadable", failure(e));
        } finally {
            last = new Reading(read, nanoTime.getAsLong());
            reading.set(false);
        }
    }
}
