package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;

/** Thrown when a request cannot be answered. The message is safe to show to a user and contains no prompt text. */
public final class GenerationException extends RuntimeException implements MessageForPeople {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER_STOP = Duration.ofSeconds(5);

    private final ErrorCode code;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<String> field;

    public GenerationException(ErrorCode code, String detail) {
        this(code, detail, Optional.empty(), Optional.empty());
    }

    public GenerationException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = Optional.empty();
        this.field = Optional.empty();
    }

    private GenerationException(ErrorCode code, String detail, Optional<Duration> retryAfter, Optional<String> field) {
        super(detail);
        this.code = code;
        this.retryAfter = retryAfter;
        this.field = field;
    }

    /** A field of the request breaks a rule. The message is the field's name followed by {@code rule}. */
    public static GenerationException invalidParameter(String field, String rule) {
        return new GenerationException(
                ErrorCode.INVALID_PARAMETER, field + " " + rule, Optional.empty(), Optional.of(field));
    }

    /** As {@link #invalidParameter}, with another code: something that {@code field} names is not there. */
    public static GenerationException notFound(String field, String detail) {
        return new GenerationException(ErrorCode.NOT_FOUND, detail, Optional.empty(), Optional.of(field));
    }

    /** A temporary failure: the caller may retry after {@code retryAfter}. */
    public static GenerationException retryable(ErrorCode code, String detail, Duration retryAfter) {
        return new GenerationException(code, detail, Optional.of(retryAfter), Optional.empty());
    }

    /** The server is stopping. The caller may retry later or on another instance. */
    public static GenerationException stopping() {
        return retryable(ErrorCode.OVERLOADED, "the server is stopping", RETRY_AFTER_STOP);
    }

    /** As {@link #retryable(ErrorCode, String, Duration)}, where the time to wait may be unknown. */
    public static GenerationException retryable(ErrorCode code, String detail, Optional<Duration> retryAfter) {
        return new GenerationException(code, detail, retryAfter, Optional.empty());
    }

    public ErrorCode code() {
        return code;
    }

    /** The field that breaks a rule, if one does. */
    public Optional<String> field() {
        return field;
    }

    /** How long to wait before a retry, if a retry is worthwhile and the time is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
