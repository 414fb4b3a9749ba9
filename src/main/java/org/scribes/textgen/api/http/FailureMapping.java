package org.scribes.textgen.api.http;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;

/** Maps failures to errors that a client may see. */
public final class FailureMapping {
    private static final EventLog LOG = EventLog.of(FailureMapping.class);

    private FailureMapping() {}

    /**
     * The failure as a {@link GenerationException}. Any other exception is a defect: it is logged here, once, and its
     * message is not sent.
     */
    public static GenerationException known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GenerationException known) {
                return known;
            }
        }
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return ofStatus(refused.getResponse().getStatus());
        }
        LOG.error("request_failed", failure(failure));
        return defect();
    }

    /** The error for a status that the server or JAX-RS sets before a resource is called. */
    static GenerationException ofStatus(int status) {
        return switch (status) {
            // what is wrong with an address, Accept or a body is found before
            case 400 ->
                GenerationException.invalidParameter(
                        "a header", "is not of its form; look at Content-Type and Accept-Language");
            case 404 ->
                new GenerationException(
                        ErrorCode.NOT_FOUND,
                        "there is nothing at this address: /openapi/ui lists what there is, such as POST /api/v1/generate");
            case 405 ->
                new GenerationException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "this address does not take this method: the header Allow of this response names those it takes");
            case 406 ->
                new GenerationException(ErrorCode.NOT_ACCEPTABLE, "there is no answer of a type that Accept names");
            case 413 -> new GenerationException(ErrorCode.BODY_TOO_LARGE, "the body is too large");
            case 415 ->
                new GenerationException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be of type application/json");
            case 503 ->
                GenerationException.retryable(
                        ErrorCode.OVERLOADED, "the server does not take requests now", Duration.ofSeconds(5));
            default ->
                status >= 400 && status < 500
                        ? new GenerationException(ErrorCode.MALFORMED_BODY, "the request could not be read")
                        : defect();
        };
    }

    private static GenerationException defect() {
        return new GenerationException(
                ErrorCode.GENERATION_FAILED, "the service failed in a way that it should not; its log tells why");
    }
}
