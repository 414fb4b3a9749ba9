package org.scribes.textgen.api.http;

import org.scribes.textgen.domain.ErrorCode;

/** An HTTP status with its standard title. */
record HttpStatus(int number, String title) {
    private static final HttpStatus BAD_REQUEST = new HttpStatus(400, "Bad Request");
    private static final HttpStatus CONTENT_TOO_LARGE = new HttpStatus(413, "Content Too Large");
    private static final HttpStatus SERVICE_UNAVAILABLE = new HttpStatus(503, "Service Unavailable");

    static HttpStatus of(ErrorCode code) {
        return switch (code) {
            case EMPTY_PROMPT, INVALID_PARAMETER, MALFORMED_BODY -> BAD_REQUEST;
            case UNAUTHORIZED -> new HttpStatus(401, "Unauthorized");
            case FORBIDDEN -> new HttpStatus(403, "Forbidden");
            case RATE_LIMITED, BUDGET_EXCEEDED -> new HttpStatus(429, "Too Many Requests");
            case NOT_FOUND -> new HttpStatus(404, "Not Found");
            case METHOD_NOT_ALLOWED -> new HttpStatus(405, "Method Not Allowed");
            case NOT_ACCEPTABLE -> new HttpStatus(406, "Not Acceptable");
            case UNSUPPORTED_MEDIA_TYPE -> new HttpStatus(415, "Unsupported Media Type");
            case BODY_TIMEOUT -> new HttpStatus(408, "Request Timeout");
            case BODY_TOO_LARGE, PROMPT_TOO_LONG -> CONTENT_TOO_LARGE;
            case UNGROUNDED -> new HttpStatus(422, "Unprocessable Content");
            case OVERLOADED, MODEL_LOADING, OUT_OF_MEMORY, MODEL_UNAVAILABLE, LEDGER_UNAVAILABLE -> SERVICE_UNAVAILABLE;
            case UPSTREAM_ERROR, UPSTREAM_AUTH, UPSTREAM_QUOTA, UPSTREAM_MODEL, INVALID_OUTPUT ->
                new HttpStatus(502, "Bad Gateway");
            case TIMEOUT -> new HttpStatus(504, "Gateway Timeout");
            // not a standard status, but the one that proxies log for a client that is gone
            case CANCELLED -> new HttpStatus(499, "Client Closed Request");
            case GENERATION_FAILED -> new HttpStatus(500, "Internal Server Error");
        };
    }
}
