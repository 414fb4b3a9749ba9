package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;

/** An attempt that failed in a way that another attempt may mend. */
public final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final GenerationException failure;

    /**
     * A failed attempt.
     *
     * @param reason names the kind of failure in metrics: one of a few words, or the status of a response
     * @param failure what the caller is told when there is no other attempt; its {@code retryAfter} is how long the next
     *     one must wait at least
     */
    public TransientFailure(String reason, GenerationException failure) {
        super(failure.getMessage(), failure);
        this.reason = reason;
        this.failure = failure;
    }

    /** Names the kind of failure in metrics. */
    public String reason() {
        return reason;
    }

    /** What the caller is told when there is no other attempt. */
    public GenerationException failure() {
        return failure;
    }

    /** How long the next attempt must wait at least, if the other side said so. */
    public Optional<Duration> leastWait() {
        return failure.retryAfter();
    }
}
