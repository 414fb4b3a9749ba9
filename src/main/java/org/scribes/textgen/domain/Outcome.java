package org.scribes.textgen.domain;

/** How a request for an answer ended, as metrics, promises and the ledger know it. */
public enum Outcome {
    /** Answered by the backend that should. */
    OK,
    /** Answered by a backend that stood in. */
    DEGRADED,
    /** Not answered, since the caller asked for what it may not have, or in a way that cannot be understood. */
    REFUSED,
    /** Not answered, though it should have been. */
    ERROR,
    /** Nobody waited for the answer any more. */
    CANCELLED;

    /** How a request ended that failed with {@code code}. */
    public static Outcome of(ErrorCode code) {
        return switch (code) {
            case CANCELLED -> CANCELLED;
            case UNAUTHORIZED,
                    FORBIDDEN,
                    RATE_LIMITED,
                    BUDGET_EXCEEDED,
                    EMPTY_PROMPT,
                    INVALID_PARAMETER,
                    MALFORMED_BODY,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    BODY_TOO_LARGE,
                    BODY_TIMEOUT,
                    PROMPT_TOO_LONG -> REFUSED;
            case UNGROUNDED,
                    OVERLOADED,
                    MODEL_LOADING,
                    OUT_OF_MEMORY,
                    MODEL_UNAVAILABLE,
                    LEDGER_UNAVAILABLE,
                    UPSTREAM_ERROR,
                    UPSTREAM_AUTH,
                    UPSTREAM_QUOTA,
                    UPSTREAM_MODEL,
                    INVALID_OUTPUT,
                    TIMEOUT,
                    GENERATION_FAILED -> ERROR;
        };
    }
}
