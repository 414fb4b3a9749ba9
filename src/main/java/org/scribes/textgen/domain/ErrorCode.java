package org.scribes.textgen.domain;

/** Every way in which a request can fail, as clients see it. */
public enum ErrorCode {
    /** There is no key, or none that is known. */
    UNAUTHORIZED,
    /** Nobody may ask here, or not this caller. */
    FORBIDDEN,
    /** The caller, or its user, asked for more than its share. */
    RATE_LIMITED,
    /** What the caller, its user or all together may spend in a month is spent. */
    BUDGET_EXCEEDED,
    EMPTY_PROMPT,
    INVALID_PARAMETER,
    MALFORMED_BODY,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    UNSUPPORTED_MEDIA_TYPE,
    BODY_TOO_LARGE,
    /** The body did not arrive in the time that it may take. */
    BODY_TIMEOUT,
    PROMPT_TOO_LONG,
    /** The answer quotes what the passages do not hold, twice. */
    UNGROUNDED,
    OVERLOADED,
    MODEL_LOADING,
    OUT_OF_MEMORY,
    MODEL_UNAVAILABLE,
    /** What is asked for is in the database, which cannot be reached. */
    LEDGER_UNAVAILABLE,
    /** The provider behind the API failed, or broke off. */
    UPSTREAM_ERROR,
    /** The provider does not take the key, or there is none. */
    UPSTREAM_AUTH,
    /** The key's credits or its share of requests are used up. */
    UPSTREAM_QUOTA,
    /** The provider does not have the model. */
    UPSTREAM_MODEL,
    /** No backend gave an answer that is fit to be shown. */
    INVALID_OUTPUT,
    TIMEOUT,
    /** The client left: nobody reads this. */
    CANCELLED,
    /** A defect of the service. */
    GENERATION_FAILED
}
