package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;

/**
 * The attempts and failovers that led to an answer.
 *
 * @param attempts the number of attempts over all targets
 * @param failover the failovers in order
 * @param target the target that answered, if it is known
 * @param variant what was chosen for the request, if its model is of a catalogue
 */
public record Route(int attempts, List<Failover> failover, Optional<String> target, Optional<Variant> variant) {
    /** One attempt by the first target. */
    public static final Route DIRECT = new Route(1, List.of());

    /** No attempt: the answer is from the cache. */
    public static final Route NONE = new Route(0, List.of());

    public Route {
        failover = List.copyOf(failover);
    }

    /** A route to a target that has no name. */
    public Route(int attempts, List<Failover> failover) {
        this(attempts, failover, Optional.empty(), Optional.empty());
    }

    /** Returns this route as that of a request for which {@code choice} was made. */
    public Route of(Optional<Variant> choice) {
        return new Route(attempts, failover, target, choice);
    }

    /** Returns this route without its attempts. */
    public Route withoutAttempts() {
        return new Route(0, failover, target, variant);
    }

    /** Whether the answer comes from another target after a failover. */
    public boolean degraded() {
        return !failover.isEmpty();
    }
}
