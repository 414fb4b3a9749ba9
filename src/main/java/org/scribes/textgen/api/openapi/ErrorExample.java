package org.scribes.textgen.api.openapi;

import java.util.List;
import java.util.Map;
import org.scribes.textgen.domain.ErrorCode;

/**
 * An error as the service sends it, for the OpenAPI document.
 *
 * @param path the path of a request that gets the error
 * @param detail a message of the service for this code
 */
public record ErrorExample(ErrorCode code, String path, String detail) {
    private static final String GENERATE = "/api/v1/generate";
    private static final String USAGE = "/api/v1/usage";

    /** The examples of each error response, by the response's name in the components. */
    public static final Map<String, List<ErrorExample>> BY_RESPONSE = Map.ofEntries(
            Map.entry(
                    "BadRequest",
                    List.of(
                            of(ErrorCode.INVALID_PARAMETER, "temperature must be from 0 (greedy) to 2"),
                            of(ErrorCode.EMPTY_PROMPT, "prompt or messages must be given"),
                            of(ErrorCode.MALFORMED_BODY, "the body must be one JSON object, with nothing after it"))),
            Map.entry(
                    "BadQuery",
                    List.of(new ErrorExample(ErrorCode.INVALID_PARAMETER, USAGE, "group must be user, model or day"))),
            Map.entry(
                    "Unauthorized",
                    List.of(of(
                            ErrorCode.UNAUTHORIZED,
                            "a key is needed: Authorization: Bearer <key>, or X-API-Key: <key>"))),
            Map.entry(
                    "Forbidden",
                    List.of(of(
                            ErrorCode.FORBIDDEN,
                            "this server answers nobody until its operator has said who may ask; see its log"))),
            Map.entry(
                    "NotAcceptable",
                    List.of(of(ErrorCode.NOT_ACCEPTABLE, "there is no answer of a type that Accept names"))),
            Map.entry("LateBody", List.of(of(ErrorCode.BODY_TIMEOUT, "the body did not arrive within 10.0 seconds"))),
            Map.entry(
                    "TooLarge",
                    List.of(
                            of(
                                    ErrorCode.PROMPT_TOO_LONG,
                                    "the prompt has 612 tokens; beside an answer of 60, the context window of 512 takes at"
                                            + " most 452; set truncate to last_passages, oldest_passages or start, or shorten"
                                            + " the prompt"),
                            of(ErrorCode.BODY_TOO_LARGE, "the body is larger than 1048576 bytes"))),
            Map.entry(
                    "WrongType",
                    List.of(of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be of type application/json"))),
            Map.entry(
                    "Ungrounded",
                    List.of(of(
                            ErrorCode.UNGROUNDED,
                            "the answer quotes what the passages do not hold, and could not be put right"))),
            Map.entry(
                    "Limited",
                    List.of(
                            of(
                                    ErrorCode.RATE_LIMITED,
                                    "too many questions: 10 a minute are allowed for each user; try again in 18 seconds"),
                            of(
                                    ErrorCode.BUDGET_EXCEEDED,
                                    "the budget of this key for 2026-11 (20 USD, 19.98 USD spent) does not cover this request"
                                            + " and those in flight; it resets at 2026-12-01T00:00:00Z"))),
            Map.entry(
                    "Defect",
                    List.of(of(
                            ErrorCode.GENERATION_FAILED,
                            "the service failed in a way that it should not; its log tells why"))),
            Map.entry(
                    "Upstream",
                    List.of(
                            of(ErrorCode.UPSTREAM_ERROR, "the provider failed (status 500)"),
                            of(ErrorCode.UPSTREAM_AUTH, "the provider does not accept the key: check HF_API_KEY"),
                            of(ErrorCode.UPSTREAM_QUOTA, "the monthly credits of this token are used up"),
                            of(
                                    ErrorCode.UPSTREAM_MODEL,
                                    "no provider serves this model: check HF_GENERATION_MODEL, or the model of the request; at Hugging Face"
                                            + " :provider can be added to its name"),
                            of(
                                    ErrorCode.INVALID_OUTPUT,
                                    "the model gave no answer that is fit to be shown: it repeated itself"))),
            Map.entry(
                    "Unavailable",
                    List.of(
                            of(
                                    ErrorCode.OVERLOADED,
                                    "the answer would be complete in about 41 seconds, too late for the deadline of 30"
                                            + " seconds; try again in 14 seconds"),
                            of(ErrorCode.MODEL_LOADING, "the model is being loaded; try again shortly"),
                            of(ErrorCode.OUT_OF_MEMORY, "not enough memory for this request now"),
                            of(ErrorCode.MODEL_UNAVAILABLE, "the download was interrupted; the next start resumes it"),
                            of(
                                    ErrorCode.LEDGER_UNAVAILABLE,
                                    "too many requests draw on this budget at once; try again shortly"))),
            Map.entry(
                    "Watched",
                    List.of(new ErrorExample(
                            ErrorCode.OVERLOADED,
                            "/api/v1/status/stream",
                            "16 streams of the status are open, and more are not allowed; GET /api/v1/status always"
                                    + " answers"))),
            Map.entry(
                    "NoLedger",
                    List.of(new ErrorExample(
                            ErrorCode.NOT_FOUND, USAGE, "this server keeps no ledger (textgen.ledger.enabled)"))),
            Map.entry(
                    "NoRequest",
                    List.of(new ErrorExample(
                            ErrorCode.NOT_FOUND,
                            "/api/v1/feedback",
                            "you have no finished request with this request_id"))),
            Map.entry(
                    "LedgerAway",
                    List.of(new ErrorExample(
                            ErrorCode.LEDGER_UNAVAILABLE, USAGE, "the ledger's database cannot be asked now"))),
            Map.entry("Timeout", List.of(of(ErrorCode.TIMEOUT, "no complete answer within 30.0 seconds"))));

    private static ErrorExample of(ErrorCode code, String detail) {
        return new ErrorExample(code, GENERATE, detail);
    }
}
