package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.MessageForPeople;

/** Thrown when an attempt failed and a retry may succeed. */
public final class TransientFailure extends RuntimeException implements MessageForPeople {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final GenerationException failure;

    /**
     * A failed attempt.
     *
     * @param reason the kind of failure in metrics: one of a few words, or an HTTP status
     * @param failure the error for the caller if there is no retry; its {@code retryAfter} is the minimum wait before a
     *     retry
     */
    public TransientFailure(String reason, GenerationException failure) {
        super(failure.getMessage(), failure);
        this.reason = reason;
        this.failure = failure;
    }

    /** The kind of failure in metrics. */
    public String reason() {
        return reason;
    }

    /** The error for the caller if there is no retry. */
    public GenerationException failure() {
        return failure;
    }

    /** The minimum wait before a retry, if the server requested one. */
    public Optional<Duration> leastWait() {
        return failure.retryAfter();
    }
}
