package org.scribes.textgen.domain;

import java.util.List;

/**
 * The attempts and failovers that led to an answer.
 *
 * @param attempts the number of attempts over all backends
 * @param failover the failovers in order
 */
public record Route(int attempts, List<Failover> failover) {
    /** One attempt by the first backend. */
    public static final Route DIRECT = new Route(1, List.of());

    /** No attempt: the answer is from the cache. */
    public static final Route NONE = new Route(0, List.of());

    public Route {
        failover = List.copyOf(failover);
    }

    /** Whether the answer comes from another backend after a failover. */
    public boolean degraded() {
        return !failover.isEmpty();
    }
}
