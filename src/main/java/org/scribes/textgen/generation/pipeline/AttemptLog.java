package org.scribes.textgen.generation.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.Variant;

/** Counts the attempts at one answer and lists the backends that were passed over. */
final class AttemptLog {
    private final List<Failover> failovers = new ArrayList<>();
    private int attempts;

    void attempt() {
        attempts++;
    }

    void failover(Failover failover) {
        failovers.add(failover);
    }

    /** The way to an answer of {@code target}. */
    Route route(String target, Optional<Variant> variant) {
        return new Route(attempts, failovers, Optional.of(target), variant);
    }
}
