package org.scribes.textgen.generation.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;

/**
 * The pauses between attempts at one backend: exponential backoff with a limit and up to 50 % jitter, or longer where the
 * server asks for it. No pause ends past the deadline, or lasts longer than a ready backend behind this one is kept waiting.
 */
final class RetrySchedule {
    private final RetryConfig config;
    private final Cancellation cancellation;
    private final DoubleSupplier random;
    private final boolean standby;
    private Duration next;
    private Duration planned = Duration.ZERO;
    private Duration patience;

    /**
     * A schedule for one backend.
     *
     * @param standby whether another backend is ready
     * @param random from 0 to 1, for the jitter
     */
    RetrySchedule(RetryConfig config, boolean standby, Cancellation cancellation, DoubleSupplier random) {
        this.config = config;
        this.cancellation = cancellation;
        this.random = random;
        this.standby = standby;
        this.next = limited(config.delay());
        this.patience = config.failoverAfter();
    }

    /**
     * Plans a pause before the next attempt.
     *
     * @param least the shortest pause that the server asks for
     * @return whether it is worth waiting
     */
    boolean plan(Optional<Duration> least) {
        Duration own = Duration.ofNanos((long) (next.toNanos() * (1 - random.getAsDouble() / 2)));
        Duration pause = least.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
        if (pause.compareTo(cancellation.remaining()) >= 0 || (standby && pause.compareTo(patience) > 0)) {
            return false;
        }
        planned = pause;
        patience = patience.minus(pause);
        next = limited(next.multipliedBy(2));
        return true;
    }

    private Duration limited(Duration delay) {
        return delay.compareTo(config.maxDelay()) < 0 ? delay : config.maxDelay();
    }

    /** The pause that was planned last. */
    Duration planned() {
        return planned;
    }
}
