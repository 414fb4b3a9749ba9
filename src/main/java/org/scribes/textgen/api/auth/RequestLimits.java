package org.scribes.textgen.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.RateLimitHeaders;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.generation.RateLimiter;

/** Counts requests for their callers' limits, and tells the callers what is left of these. */
@ApplicationScoped
public class RequestLimits {
    private final RateLimiter gate;
    private final CurrentRequest current;

    @Inject
    public RequestLimits(RateLimiter gate, CurrentRequest current) {
        this.gate = gate;
        this.current = current;
    }

    /**
     * Admits the current request.
     *
     * @param user whom it is made for, as it says; what the caller's token says wins
     * @throws org.scribes.textgen.domain.GenerationException RATE_LIMITED when a limit refuses it
     */
    public Caller admit(Optional<String> user) {
        Admission admission = gate.admit(current.client(), current.user().or(() -> user));
        RateLimitHeaders.of(admission.quotas()).forEach(current::tell);
        return admission.admitted();
    }
}
