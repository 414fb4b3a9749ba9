package org.scribes.textgen.api.openai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Set;
import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.LowerCase;

/**
 * OpenAI's error format, and statuses that make its clients do the right thing: they repeat 408, 409, 429 and 5xx unless
 * {@code x-should-retry} says otherwise, and Hugging Face's repeat a 503 at once and for ever.
 */
@ApplicationScoped
public class OpenAiErrors implements ErrorFormat {
    private static final String SHOULD_RETRY = "x-should-retry";
    private static final Duration SHORT = Duration.ofMinutes(1);
    /** Where a client asks whose base URL lacks {@code /v1}. Nothing answers there. */
    private static final Set<String> WITHOUT_VERSION =
            Set.of("/chat/completions", "/completions", "/responses", "/models", "/embeddings");

    @Override
    public boolean covers(String method, String path) {
        return path.startsWith("/v1/") || path.equals("/v1") || WITHOUT_VERSION.contains(path);
    }

    @Override
    public ErrorReply reply(GenerationException failure, String path, String requestId) {
        ErrorReply reply = ErrorReply.of(
                failure, status(failure.code()), MediaType.APPLICATION_JSON, new OpenAiErrorBody(error(failure)));
        return isWorthRetrying(failure) ? reply : reply.with(SHOULD_RETRY, "false");
    }

    /** The error of a stream or a body. */
    static OpenAiErrorBody.Failure error(GenerationException failure) {
        return new OpenAiErrorBody.Failure(
                message(failure),
                type(failure.code()),
                code(failure),
                failure.field().orElse(null));
    }

    static int status(ErrorCode code) {
        return switch (code) {
            case EMPTY_PROMPT, INVALID_PARAMETER, MALFORMED_BODY, PROMPT_TOO_LONG -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case BODY_TIMEOUT -> 408;
            case BODY_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNGROUNDED -> 422;
            case RATE_LIMITED, BUDGET_EXCEEDED, OVERLOADED, MODEL_LOADING, OUT_OF_MEMORY, LEDGER_UNAVAILABLE -> 429;
            case CANCELLED -> 499;
            case MODEL_UNAVAILABLE, GENERATION_FAILED -> 500;
            case UPSTREAM_ERROR, UPSTREAM_AUTH, UPSTREAM_QUOTA, UPSTREAM_MODEL, INVALID_OUTPUT -> 502;
            case TIMEOUT -> 504;
        };
    }

    private static String type(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED -> "rate_limit_error";
            case BUDGET_EXCEEDED -> "insufficient_quota";
            case FORBIDDEN -> "permission_error";
            case EMPTY_PROMPT,
                    INVALID_PARAMETER,
                    MALFORMED_BODY,
                    PROMPT_TOO_LONG,
                    UNAUTHORIZED,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    BODY_TIMEOUT,
                    BODY_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNGROUNDED -> "invalid_request_error";
            default -> "server_error";
        };
    }

    private static String code(GenerationException failure) {
        return switch (failure.code()) {
            case UNAUTHORIZED -> "invalid_api_key";
            case RATE_LIMITED -> "rate_limit_exceeded";
            case BUDGET_EXCEEDED -> "insufficient_quota";
            case PROMPT_TOO_LONG -> "context_length_exceeded";
            case NOT_FOUND -> failure.field().isPresent() ? "model_not_found" : "not_found";
            default -> LowerCase.of(failure.code().name());
        };
    }

    /** The message, with the names that this API has. */
    private static String message(GenerationException failure) {
        if (failure.code() == ErrorCode.NOT_FOUND && failure.field().isEmpty()) {
            return "there is nothing at this address: there are /v1/chat/completions, /v1/completions, /v1/responses and"
                    + " /v1/models, and a client's base URL ends in /v1";
        }
        return OpenAiWords.of(String.valueOf(failure.getMessage()));
    }

    /** A repetition would fail again, or, after a timeout, double the load. */
    private static boolean isWorthRetrying(GenerationException failure) {
        return switch (failure.code()) {
            case BUDGET_EXCEEDED, UPSTREAM_QUOTA ->
                failure.retryAfter().filter(wait -> wait.compareTo(SHORT) <= 0).isPresent();
            case MODEL_UNAVAILABLE, UPSTREAM_AUTH, UPSTREAM_MODEL, TIMEOUT -> false;
            default -> true;
        };
    }
}
