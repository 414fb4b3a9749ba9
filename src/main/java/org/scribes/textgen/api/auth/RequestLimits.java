package org.scribes.textgen.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.RateLimitHeaders;
import org.scribes.textgen.domain.Admission;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.generation.RateLimiter;

/** Applies rate limits to requests and reports the quotas in response headers. */
@ApplicationScoped
public class RequestLimits {
    private final RateLimiter limiter;
    private final CurrentRequest current;

    @Inject
    public RequestLimits(RateLimiter limiter, CurrentRequest current) {
        this.limiter = limiter;
        this.current = current;
    }

    /**
     * Admits the current request.
     *
     * @param user the user that the request names; a user in the caller's token takes precedence
     * @throws org.scribes.textgen.domain.GenerationException RATE_LIMITED if a limit refuses the request
     */
    public Caller admit(Optional<String> user) {
        return admit(user, RequestKind.QUESTION);
    }

    /** As {@link #admit(Optional)}, for requests of any kind. */
    public Caller admit(Optional<String> user, RequestKind kind) {
        Admission admission = limiter.admit(current.client(), current.user().or(() -> user), kind);
        RateLimitHeaders.of(admission.quotas()).forEach(current::tell);
        return admission.admitted();
    }
}
