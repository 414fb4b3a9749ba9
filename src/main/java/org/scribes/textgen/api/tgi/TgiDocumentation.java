package org.scribes.textgen.api.tgi;

import java.util.List;
import org.scribes.textgen.api.openapi.DoorError;
import org.scribes.textgen.api.openapi.DoorError.Scope;
import org.scribes.textgen.api.openapi.DoorErrors;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** The errors of this door in the OpenAPI document. Each has the status and the type that {@link TgiErrors} gives it. */
public final class TgiDocumentation {
    /** The errors of all operations. */
    public static final DoorErrors ERRORS = new DoorErrors(
            Tags.TGI,
            TgiError.SCHEMA,
            List.of(TgiEvent.SCHEMA),
            List.of(
                    error(
                            ErrorCode.UNAUTHORIZED,
                            "The key or token is missing or not valid.",
                            Scope.ALL,
                            "a key is needed: Authorization: Bearer <key>, or X-API-Key: <key>"),
                    error(
                            ErrorCode.FORBIDDEN,
                            "The operator has not configured access yet, or the server does not go by the name in `Host`.",
                            Scope.ALL,
                            "this server answers nobody until its operator has said who may ask; see its log"),
                    error(
                            ErrorCode.BODY_TIMEOUT,
                            "The whole body did not arrive within 10 seconds, unless configured otherwise.",
                            Scope.WITH_BODY,
                            "the body did not arrive within 10.0 seconds"),
                    error(
                            ErrorCode.BODY_TOO_LARGE,
                            "The body is larger than 1 MiB, unless configured otherwise.",
                            Scope.WITH_BODY,
                            "the body is larger than 1048576 bytes"),
                    error(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "The body must be `application/json` in UTF-8, not compressed.",
                            Scope.WITH_BODY,
                            "the body must be of type application/json"),
                    error(
                            ErrorCode.INVALID_PARAMETER,
                            "The request is wrong, asks for what this server cannot do, or is too long; `error` names the"
                                    + " field.",
                            Scope.WITH_BODY,
                            "watermark must be false: answers have no watermark"),
                    error(
                            ErrorCode.UPSTREAM_ERROR,
                            "No answer that may be shown could be generated.",
                            Scope.WITH_BODY,
                            "the provider failed (status 500)"),
                    new DoorError(
                            TgiErrors.status(ErrorCode.OVERLOADED),
                            "A rate limit, a spent budget, or more requests than can be answered in time.",
                            Scope.WITH_BODY,
                            true,
                            body(
                                    ErrorCode.RATE_LIMITED,
                                    "too many questions: 10 a minute are allowed for each user; try again in 18 seconds")),
                    error(
                            ErrorCode.TIMEOUT,
                            "No complete answer in time, or a defect of the service.",
                            Scope.ALL,
                            "no complete answer within 30.0 seconds"),
                    new DoorError(503, "The model does not answer.", Scope.NAMED, TgiInfoResource.UNHEALTHY)));

    private TgiDocumentation() {}

    private static DoorError error(ErrorCode code, String description, Scope scope, String detail) {
        return new DoorError(TgiErrors.status(code), description, scope, body(code, detail));
    }

    private static TgiError body(ErrorCode code, String detail) {
        return TgiError.of(new GenerationException(code, detail));
    }
}
