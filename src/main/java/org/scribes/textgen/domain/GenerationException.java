package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;

/** A request that cannot be answered. The message is fit to show a user and holds nothing of the prompt. */
public final class GenerationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER_STOP = Duration.ofSeconds(5);

    private final ErrorCode code;
    private final transient Optional<Duration> retryAfter;

    public GenerationException(ErrorCode code, String detail) {
        this(code, detail, Optional.empty());
    }

    public GenerationException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = Optional.empty();
    }

    private GenerationException(ErrorCode code, String detail, Optional<Duration> retryAfter) {
        super(detail);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** A field of the request that breaks a rule; {@code rule} reads on from the field's name. */
    public static GenerationException invalidParameter(String field, String rule) {
        return new GenerationException(ErrorCode.INVALID_PARAMETER, field + " " + rule);
    }

    /** A state that passes: the caller may try again after {@code retryAfter}. */
    public static GenerationException retryable(ErrorCode code, String detail, Duration retryAfter) {
        return new GenerationException(code, detail, Optional.of(retryAfter));
    }

    /** The server takes no more requests, and will not finish this one: another instance may, or this one later. */
    public static GenerationException stopping() {
        return retryable(ErrorCode.OVERLOADED, "the server is stopping", RETRY_AFTER_STOP);
    }

    /** As {@link #retryable(ErrorCode, String, Duration)}, where it is not known when another try makes sense. */
    public static GenerationException retryable(ErrorCode code, String detail, Optional<Duration> retryAfter) {
        return new GenerationException(code, detail, retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    /** When another try makes sense, if it does. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
