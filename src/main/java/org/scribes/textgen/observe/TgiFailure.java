package org.scribes.textgen.observe;

import org.scribes.textgen.domain.ErrorCode;

/** Why a request failed, in the words of text-generation-inference's metrics. */
enum TgiFailure {
    /** The client left. */
    DROPPED,
    GENERATION,
    /** No complete answer in time, or a defect of the service. */
    INCOMPLETE,
    OVERLOADED,
    VALIDATION;

    static TgiFailure of(ErrorCode code) {
        return switch (code) {
            case CANCELLED -> DROPPED;
            case UNGROUNDED,
                    MODEL_UNAVAILABLE,
                    UPSTREAM_ERROR,
                    UPSTREAM_AUTH,
                    UPSTREAM_QUOTA,
                    UPSTREAM_MODEL,
                    INVALID_OUTPUT -> GENERATION;
            case TIMEOUT, GENERATION_FAILED -> INCOMPLETE;
            case OVERLOADED, MODEL_LOADING, OUT_OF_MEMORY, LEDGER_UNAVAILABLE, RATE_LIMITED, BUDGET_EXCEEDED ->
                OVERLOADED;
            case UNAUTHORIZED,
                    FORBIDDEN,
                    EMPTY_PROMPT,
                    INVALID_PARAMETER,
                    MALFORMED_BODY,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    BODY_TOO_LARGE,
                    BODY_TIMEOUT,
                    PROMPT_TOO_LONG -> VALIDATION;
        };
    }
}
