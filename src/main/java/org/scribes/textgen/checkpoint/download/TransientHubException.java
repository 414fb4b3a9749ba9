package org.scribes.textgen.checkpoint.download;

import java.time.Duration;
import java.util.Optional;

/** A failure of the network or the hub that may be over at the next try. */
final class TransientHubException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    TransientHubException(String problem, Duration retryAfter) {
        super(problem);
        this.retryAfter = Optional.of(retryAfter);
    }

    TransientHubException(String problem) {
        super(problem);
        this.retryAfter = Optional.empty();
    }

    TransientHubException(String problem, Throwable cause) {
        super(problem, cause);
        this.retryAfter = Optional.empty();
    }

    /** How long the hub asks to be left alone, if it says so. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
