package org.scribes.textgen.backend.remote;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a task repeatedly; each run returns the delay until the next, or {@link #END}. */
final class RepeatedRounds {
    /** Ends the runs. */
    static final Duration END = Duration.ofSeconds(-1);

    private final Supplier<Duration> round;
    private volatile @Nullable ScheduledFuture<?> next;
    private volatile boolean stopped;

    /** @param round returns the delay until the next run; must not throw */
    RepeatedRounds(Supplier<Duration> round) {
        this.round = round;
    }

    /** Starts the first run immediately, on a thread of {@code scheduler}. */
    void start(@Nullable ScheduledExecutorService scheduler) {
        if (scheduler == null) {
            throw new IllegalStateException("the server gave no scheduler");
        }
        after(Duration.ZERO, scheduler);
    }

    private void after(Duration time, ScheduledExecutorService scheduler) {
        if (!stopped && !time.isNegative()) {
            next = scheduler.schedule(() -> after(round.get(), scheduler), time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        stopped = true;
        @Nullable ScheduledFuture<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(true);
        }
    }
}
