package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;

/**
 * How servers are chosen.
 *
 * @param slowStart how long the share of a server that is new or has returned grows
 * @param loadMemory the time constant of the average of requests in flight; several times as long as an answer takes, so
 *     that chance alone sends few requests past their server
 */
public record PoolSettings(BreakerSettings breaker, Duration slowStart, Duration loadMemory) {
    /** Settings for answers that take seconds. */
    public PoolSettings(BreakerSettings breaker) {
        this(breaker, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
}
