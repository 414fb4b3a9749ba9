package org.scribes.textgen.domain;

/** The outcome of a request, as metrics, service levels and the ledger record it. */
public enum Outcome {
    /** Answered by the first choice of backend. */
    OK,
    /** Answered by another backend after a failover. */
    DEGRADED,
    /** Rejected: the request is invalid or exceeds a limit of the caller. */
    REFUSED,
    /** Failed although the request was acceptable. */
    ERROR,
    /** Cancelled because the client left. */
    CANCELLED;

    /** The outcome of a request that failed with {@code code}. */
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
