package org.scribes.textgen.checkpoint.download;

import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.domain.MessageForPeople;

/** A failure of the network or the hub that a retry may resolve. */
final class TransientHubException extends Exception implements MessageForPeople {
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

    /** The pause that the hub requests, if any. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
