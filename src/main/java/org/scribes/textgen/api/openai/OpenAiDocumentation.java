package org.scribes.textgen.api.openai;

import java.util.List;
import org.scribes.textgen.api.openapi.DoorError;
import org.scribes.textgen.api.openapi.DoorError.Scope;
import org.scribes.textgen.api.openapi.DoorErrors;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** The errors of this door in the OpenAPI document. Each has the status that {@link OpenAiErrors} gives it. */
public final class OpenAiDocumentation {
    /** The errors of all operations. */
    public static final DoorErrors ERRORS = new DoorErrors(
            Tags.OPENAI,
            OpenAiErrorBody.SCHEMA,
            List.of(ChatChunkBody.SCHEMA, CompletionAnswerBody.SCHEMA, ResponseAnswerBody.SCHEMA),
            List.of(
                    error(
                            GenerationException.invalidParameter("temperature", "must be from 0 (greedy) to 2"),
                            "The request is wrong, asks for what this server cannot do (`param` names the field), or is"
                                    + " too long (`context_length_exceeded`).",
                            Scope.WITH_BODY),
                    error(
                            new GenerationException(ErrorCode.UNAUTHORIZED, "this key is not known here"),
                            "The key or token is missing or not valid.",
                            Scope.ALL),
                    error(
                            new GenerationException(
                                    ErrorCode.FORBIDDEN,
                                    "this server answers nobody until its operator has said who may ask; see its log"),
                            "The operator has not configured access yet, or the server does not go by the name in `Host`.",
                            Scope.ALL),
                    error(
                            GenerationException.notFound(
                                    "model", "model must be scribes-tiny: GET /v1/models lists them"),
                            "There is no model of this name.",
                            Scope.ALL),
                    error(
                            new GenerationException(
                                    ErrorCode.BODY_TIMEOUT, "the body did not arrive within 10.0 seconds"),
                            "The whole body did not arrive in time.",
                            Scope.WITH_BODY),
                    error(
                            new GenerationException(ErrorCode.BODY_TOO_LARGE, "the body is larger than 1048576 bytes"),
                            "The body is larger than 1 MiB, unless configured otherwise.",
                            Scope.WITH_BODY),
                    error(
                            new GenerationException(
                                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be of type application/json"),
                            "The body must be `application/json` in UTF-8, not compressed.",
                            Scope.WITH_BODY),
                    error(
                            new GenerationException(
                                    ErrorCode.UNGROUNDED, "the answer quotes what the passages do not hold"),
                            "With `grounding: enforce`, the answer has a quotation that could not be repaired.",
                            Scope.WITH_BODY),
                    new DoorError(
                            OpenAiErrors.status(ErrorCode.RATE_LIMITED),
                            "A rate limit, a spent budget (`insufficient_quota`, with `x-should-retry: false`), a model that"
                                    + " is being loaded, or more requests than can be answered in time.",
                            Scope.WITH_BODY,
                            true,
                            body(
                                    new GenerationException(
                                            ErrorCode.RATE_LIMITED,
                                            "too many questions: 10 a minute are allowed for each user; try again in 18 seconds"))),
                    error(
                            new GenerationException(
                                    ErrorCode.GENERATION_FAILED,
                                    "the service failed in a way that it should not; its log tells why"),
                            "A defect of the service, or no model answers (`model_unavailable`).",
                            Scope.ALL),
                    error(
                            new GenerationException(ErrorCode.UPSTREAM_ERROR, "the provider failed (status 500)"),
                            "The server behind the API failed, or no answer that may be shown could be generated.",
                            Scope.WITH_BODY),
                    error(
                            new GenerationException(ErrorCode.TIMEOUT, "no complete answer within 30.0 seconds"),
                            "No complete answer in time.",
                            Scope.WITH_BODY)));

    private OpenAiDocumentation() {}

    private static DoorError error(GenerationException failure, String description, Scope scope) {
        return new DoorError(OpenAiErrors.status(failure.code()), description, scope, body(failure));
    }

    private static OpenAiErrorBody body(GenerationException failure) {
        return new OpenAiErrorBody(OpenAiErrors.error(failure));
    }
}
