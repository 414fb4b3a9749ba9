package org.scribes.textgen.api.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** A problem body (RFC 9457). */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = ProblemBody.SCHEMA,
        description = "An error (RFC 9457).",
        requiredProperties = {"type", "title", "status", "detail", "instance", "code", "request_id"})
public record ProblemBody(
        @Schema(
                description =
                        "Always `about:blank`, as RFC 9457 has it: the status says the type, and `code` gives the detail.",
                examples = "about:blank")
        String type,

        @Schema(description = "The name of the status.", examples = "Bad Request")
        String title,

        @Schema(description = "The status of the response.", examples = "400")
        int status,

        @Schema(
                description = "What is wrong; fit to show a user.",
                examples = "temperature must be from 0 (greedy) to 2")
        String detail,

        @Schema(description = "The path of the request.", examples = "/api/v1/generate")
        String instance,

        @Schema(description = "A stable error code for programs.", examples = "INVALID_PARAMETER")
        ErrorCode code,

        @Schema(description = "The id of the request, as in `X-Request-Id`.", examples = "req-1")
        String requestId) {
    /** The name in the OpenAPI document. */
    public static final String SCHEMA = "Problem";

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(GenerationException failure, String instance, String requestId) {
        HttpStatus status = HttpStatus.of(failure.code());
        return new ProblemBody(
                "about:blank",
                status.title(),
                status.number(),
                String.valueOf(failure.getMessage()),
                instance,
                failure.code(),
                requestId);
    }
}
