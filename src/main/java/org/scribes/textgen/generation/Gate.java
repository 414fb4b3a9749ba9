package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.guard.RateLimits;

/** Lets callers in, or says why not. */
@ApplicationScoped
public class Gate {
    private final RateLimits limits;

    @Inject
    Gate(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts a request for an answer.
     *
     * @param user whom {@code client} asks for, as it says
     */
    public Admission admit(Client client, Optional<String> user) {
        return limits.admit(new Caller(client, Optional.empty()));
    }
}
