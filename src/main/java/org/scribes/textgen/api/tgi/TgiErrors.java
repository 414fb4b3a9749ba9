package org.scribes.textgen.api.tgi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * The error format of text-generation-inference (router/src/server.rs). What passes is 429, never 503, which a client of
 * Hugging Face repeats at once and for ever.
 */
@ApplicationScoped
public class TgiErrors implements ErrorFormat {
    private static final Set<String> PATHS =
            Set.of("/", "/generate", "/generate_stream", "/info", "/ping", "/tokenize", "/chat_tokenize");
    private static final String VALIDATION = "validation";
    private static final String GENERATION = "generation";
    private static final String INCOMPLETE = "incomplete_generation";
    private static final String OVERLOADED = "overloaded";

    @Override
    public boolean covers(String method, String path) {
        boolean page = path.equals("/") && !method.equals("POST");
        return PATHS.contains(path) && !page;
    }

    @Override
    public ErrorReply reply(GenerationException failure, String path, String requestId) {
        return ErrorReply.of(failure, status(failure.code()), MediaType.APPLICATION_JSON, TgiError.of(failure));
    }

    /** The status of a response with {@code code}. */
    public static int status(ErrorCode code) {
        return switch (code) {
            case EMPTY_PROMPT, INVALID_PARAMETER, MALFORMED_BODY, PROMPT_TOO_LONG -> 422;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case BODY_TIMEOUT -> 408;
            case BODY_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNGROUNDED,
                    MODEL_UNAVAILABLE,
                    UPSTREAM_ERROR,
                    UPSTREAM_AUTH,
                    UPSTREAM_QUOTA,
                    UPSTREAM_MODEL,
                    INVALID_OUTPUT -> 424;
            case RATE_LIMITED, BUDGET_EXCEEDED, OVERLOADED, MODEL_LOADING, OUT_OF_MEMORY, LEDGER_UNAVAILABLE -> 429;
            case CANCELLED -> 499;
            case TIMEOUT, GENERATION_FAILED -> 500;
        };
    }

    /**
     * The value of {@code error_type} for {@code code}; empty for statuses that are the server's, not the model's. There
     * huggingface_hub keeps the status in its exception only if there is no type.
     */
    static Optional<String> type(ErrorCode code) {
        return switch (status(code)) {
            case 413, 415, 422 -> Optional.of(VALIDATION);
            case 424 -> Optional.of(GENERATION);
            case 429 -> Optional.of(OVERLOADED);
            case 500 -> Optional.of(INCOMPLETE);
            default -> Optional.empty();
        };
    }
}
