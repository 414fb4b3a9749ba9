package org.scribes.textgen.generation.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.Route;

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

    Route route() {
        return new Route(attempts, failovers);
    }
}
