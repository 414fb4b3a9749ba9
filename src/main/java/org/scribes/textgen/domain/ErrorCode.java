package org.scribes.textgen.domain;

/** The error codes that clients see. */
public enum ErrorCode {
    /** The key is missing or unknown. */
    UNAUTHORIZED,
    /** The caller may not use this resource, or nobody may. */
    FORBIDDEN,
    /** The caller or its user exceeded a rate limit. */
    RATE_LIMITED,
    /** The monthly budget of the caller, its user or the service is spent. */
    BUDGET_EXCEEDED,
    EMPTY_PROMPT,
    INVALID_PARAMETER,
    MALFORMED_BODY,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    UNSUPPORTED_MEDIA_TYPE,
    BODY_TOO_LARGE,
    /** The body did not arrive within the time limit. */
    BODY_TIMEOUT,
    PROMPT_TOO_LONG,
    /** Two answers in a row contain quotations that the passages do not hold. */
    UNGROUNDED,
    OVERLOADED,
    MODEL_LOADING,
    OUT_OF_MEMORY,
    MODEL_UNAVAILABLE,
    /** The database of the usage ledger cannot be reached. */
    LEDGER_UNAVAILABLE,
    /** The provider failed or broke off the response. */
    UPSTREAM_ERROR,
    /** The provider rejects the key, or no key is configured. */
    UPSTREAM_AUTH,
    /** The key's credits or request quota are used up. */
    UPSTREAM_QUOTA,
    /** The provider does not have the model. */
    UPSTREAM_MODEL,
    /** No backend gave an answer that passes validation. */
    INVALID_OUTPUT,
    TIMEOUT,
    /** The client closed the connection, so nobody receives this error. */
    CANCELLED,
    /** A defect of the service. */
    GENERATION_FAILED
}
