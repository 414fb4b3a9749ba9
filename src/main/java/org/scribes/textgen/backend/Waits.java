package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Cancellation;

/**
 * How long one request waits between its attempts: twice as long each time, up to a limit, less up to half by chance, so
 * that those who failed together do not come back together; longer where the other side asks for it. What would end after
 * the deadline, or take longer than the next backend is kept waiting, is not waited for at all.
 */
final class Waits {
    private final RetryConfig config;
    private final Cancellation cancellation;
    private final DoubleSupplier random;
    private final boolean standby;
    private Duration next;
    private Duration planned = Duration.ZERO;
    private Duration patience;

    Waits(RetryConfig config, boolean standby, Cancellation cancellation, DoubleSupplier random) {
        this.config = config;
        this.cancellation = cancellation;
        this.random = random;
        this.standby = standby;
        this.next = limited(config.delay());
        this.patience = config.failoverAfter();
    }

    /**
     * Plans the next wait.
     *
     * @param least what the other side asks for
     * @return whether it is worth it
     */
    boolean plan(Optional<Duration> least) {
        Duration own = Duration.ofNanos((long) (next.toNanos() * (1 - random.getAsDouble() / 2)));
        Duration wait = least.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        if (wait.compareTo(cancellation.remaining()) >= 0 || (standby && wait.compareTo(patience) > 0)) {
            return false;
        }
        planned = wait;
        patience = patience.minus(wait);
        next = limited(next.multipliedBy(2));
        return true;
    }

    private Duration limited(Duration delay) {
        return delay.compareTo(config.maxDelay()) < 0 ? delay : config.maxDelay();
    }

    /** The wait that was planned last. */
    Duration planned() {
        return planned;
    }
}
