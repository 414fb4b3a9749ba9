package org.scribes.textgen.domain;

import java.util.List;

/**
 * The way to an answer.
 *
 * @param attempts how often a backend was asked, all backends together
 * @param failover the backends that were passed over, in their order
 */
public record Route(int attempts, List<Failover> failover) {
    /** The first backend answered at once. */
    public static final Route DIRECT = new Route(1, List.of());

    /** Nobody was asked: the answer was there. */
    public static final Route NONE = new Route(0, List.of());

    public Route {
        failover = List.copyOf(failover);
    }

    /** Whether the answer does not come from the backend that should give it. */
    public boolean degraded() {
        return !failover.isEmpty();
    }
}
