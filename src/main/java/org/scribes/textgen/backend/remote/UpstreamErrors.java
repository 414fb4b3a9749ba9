package org.scribes.textgen.backend.remote;

import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Maps failures of the server to errors that say what to do, and to transient or permanent ones. */
final class UpstreamErrors {
    private static final double MOST_ESTIMATED_SECONDS = 86_400;
    private static final String[] TOO_LONG = {
        "maximum context length",
        "context window",
        "context size",
        "max_new_tokens` must be <= ",
        "max_new_tokens must be <= ",
        "prompt is too long",
        "input is too long",
        "must have less than"
    };
    private static final String[] LIMITED = {
        "overloaded",
        "overloaded_error",
        "rate_limit_exceeded",
        "rate_limit_error",
        "resource_exhausted",
        "too_many_requests"
    };
    private static final String[] REFUSED = {
        "validation",
        "invalid_request_error",
        "invalid_argument",
        "badrequesterror",
        "tokenizer",
        "context_length_exceeded",
        "exceed_context_size_error"
    };
    private static final String[] NO_MODEL = {
        "not supported by any provider", "not a chat model", "not supported for task", "no inference provider"
    };

    private static final String TLS_WANTED =
            "the provider's server speaks TLS at this port: textgen.hub.url must begin with https://";

    private UpstreamErrors() {}

    /**
     * The error for a response that is not an answer.
     *
     * @param hint when the server wants to be called again
     */
    static RuntimeException of(int status, ErrorBody body, Optional<Duration> hint) {
        return switch (status) {
            case 400, 409, 422 -> asksForTls(body) ? permanent(TLS_WANTED) : refused(body);
            case 426, 497 -> permanent(TLS_WANTED);
            case 401 -> failure(ErrorCode.UPSTREAM_AUTH, "the provider does not accept the key: check HF_API_KEY");
            case 402 ->
                failure(
                        ErrorCode.UPSTREAM_QUOTA,
                        "the monthly credits of this token are used up: add credits at the provider, or set another key (HF_API_KEY)");
            case 403 ->
                failure(
                        ErrorCode.UPSTREAM_AUTH,
                        "the key may not use this model: it needs the permission to call inference providers, and"
                                + " access to the model where that is gated");
            case 404 -> isAboutModel(body) ? noModel() : permanent(noSuchPlace());
            case 405 -> permanent(noSuchPlace());
            case 407 ->
                permanent("the proxy asks for a name and a password, which this service does not send: check"
                        + " textgen.hub.proxy, or let the proxy pass this machine");
            case 410 ->
                permanent("the provider no longer answers at this address; Hugging Face's is"
                        + " https://router.huggingface.co (textgen.hub.url)");
            case 413 ->
                failure(
                        ErrorCode.PROMPT_TOO_LONG,
                        "the provider finds the request too large: shorten the prompt or the passages");
            case 429 -> limited(body, hint);
            case 503 -> unavailable(body, hint);
            case 408, 425, 500, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529, 530 ->
                passing(
                        status,
                        ErrorCode.UPSTREAM_ERROR,
                        "the provider failed (status " + status + "): its own log or status page says why",
                        hint);
            default ->
                permanent(
                        status >= 300 && status < 400
                                ? "the provider redirects to another address, which is not followed with the key:"
                                        + " check textgen.hub.url"
                                : "the provider answered with status " + status
                                        + ", which is no answer: check textgen.hub.url");
        };
    }

    /** The error for an error body inside a stream, or in a response with a success status. */
    static RuntimeException inside(ErrorBody body) {
        if (body.status().isPresent()) {
            return of(body.status().getAsInt(), body, Optional.empty());
        }
        if (body.isKind("insufficient_quota", "quota_exceeded", "billing_hard_limit_reached")
                || body.says(
                        "exceeded your monthly included credits", "insufficient balance", "insufficient credits")) {
            return of(402, body, Optional.empty());
        }
        if (body.isKind(LIMITED) || body.says("overloaded", "quota", "rate limit", "too many requests")) {
            return limited(body, Optional.empty());
        }
        if (body.isKind("authentication_error", "invalid_api_key", "unauthenticated")) {
            return of(401, body, Optional.empty());
        }
        if (body.isKind("permission_error", "permission_denied")) {
            return of(403, body, Optional.empty());
        }
        if (body.isKind(REFUSED)) {
            return refused(body);
        }
        if (isAboutModel(body)) {
            return noModel();
        }
        if (isLoading(body)) {
            return unavailable(body, Optional.empty());
        }
        return brokenOff();
    }

    /** An answer that the server aborted. */
    static TransientFailure brokenOff() {
        return onTheWay("error_event", "the provider broke the answer off with an error");
    }

    /** A failure that a retry cannot resolve. */
    static GenerationException permanent(String detail) {
        return failure(ErrorCode.UPSTREAM_ERROR, detail);
    }

    /** A transport failure. {@code reason} names it in metrics. */
    static TransientFailure onTheWay(String reason, String detail) {
        return new TransientFailure(reason, failure(ErrorCode.UPSTREAM_ERROR, detail));
    }

    /** A tool call instead of an answer. */
    static GenerationException toolCalled() {
        return permanent("the provider's model asked for a tool in place of an answer, and there are none here: switch"
                + " its tools off, or choose another model (hf.generation.model)");
    }

    /** A call of a tool that cannot be told to the client. */
    static GenerationException toolCallNotUnderstood() {
        return permanent("the provider's model asked for a tool, but its call could not be understood");
    }

    /** Scores that the request asks for. */
    static GenerationException noLogprobs() {
        return permanent("the provider's server sent no log-probabilities, which logprobs asks for");
    }

    /** Whether the request does not fit into the model's context window. */
    static boolean isTooLong(ErrorBody body) {
        return body.isKind("context_length_exceeded", "exceed_context_size_error") || body.says(TOO_LONG);
    }

    /** In the words of Go, nginx, Apache and Jetty. */
    private static boolean asksForTls(ErrorBody body) {
        return body.says(
                "http request to an https server",
                "plain http request was sent to https port",
                "speaking plain http to an ssl-enabled server port",
                "this combination of host and port requires tls");
    }

    private static RuntimeException refused(ErrorBody body) {
        if (isTooLong(body)) {
            return failure(
                    ErrorCode.PROMPT_TOO_LONG,
                    "the prompt and the answer do not fit into the context window of the provider's model: shorten the"
                            + " prompt, or ask for fewer tokens (max_new_tokens)");
        }
        if (isAboutModel(body)) {
            return noModel();
        }
        if (isLoading(body)) {
            return unavailable(body, Optional.empty());
        }
        return permanent("the provider refused the request as it is; the log holds what it said (upstream_refused)");
    }

    private static RuntimeException limited(ErrorBody body, Optional<Duration> hint) {
        if (body.isKind("insufficient_quota") || body.says("monthly")) {
            return of(402, body, Optional.empty());
        }
        return passing(
                429,
                ErrorCode.UPSTREAM_QUOTA,
                "the provider takes no more requests of this token now; try again later",
                hint);
    }

    private static RuntimeException unavailable(ErrorBody body, Optional<Duration> hint) {
        if (!isLoading(body)) {
            return passing(503, ErrorCode.UPSTREAM_ERROR, "the provider is not available now; try again shortly", hint);
        }
        return passing(
                503,
                ErrorCode.MODEL_LOADING,
                "the provider is loading the model; try again shortly",
                hint.or(() -> estimated(body)));
    }

    /** The estimated loading time, if it is plausible. */
    private static Optional<Duration> estimated(ErrorBody body) {
        double seconds = body.estimatedSeconds().orElse(-1);
        return seconds >= 0 && seconds <= MOST_ESTIMATED_SECONDS
                ? Optional.of(Duration.ofMillis((long) (1000 * seconds)))
                : Optional.empty();
    }

    private static boolean isLoading(ErrorBody body) {
        return body.estimatedSeconds().isPresent() || body.says("currently loading", "loading model");
    }

    private static boolean isAboutModel(ErrorBody body) {
        if (body.isKind("unsupported_parameter", "unsupported_value")) {
            return false; // "is not supported with this model"
        }
        return body.isKind("model_not_supported", "model_not_found", "model_not_available", "notfounderror")
                || body.says(NO_MODEL)
                || (body.says("model")
                        && body.says("not found", "does not exist", "not supported", "is not available", "unknown"));
    }

    private static GenerationException noModel() {
        return failure(
                ErrorCode.UPSTREAM_MODEL,
                "no provider serves this model: check HF_GENERATION_MODEL, or the model of the request; at Hugging Face"
                        + " :provider can be added to its name");
    }

    private static String noSuchPlace() {
        return "there is nothing at this path of the provider: check the path in textgen.hub.url, and"
                + " textgen.hub.protocol";
    }

    private static TransientFailure passing(int status, ErrorCode code, String detail, Optional<Duration> hint) {
        return new TransientFailure(Integer.toString(status), GenerationException.retryable(code, detail, hint));
    }

    private static GenerationException failure(ErrorCode code, String detail) {
        return new GenerationException(code, detail);
    }
}
