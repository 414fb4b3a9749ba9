package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class OpenAiErrorsTest {
    private final OpenAiErrors errors = new OpenAiErrors();

    private ErrorReply reply(GenerationException failure) {
        return errors.reply(failure, "/v1/chat/completions", "req-1");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_PARAMETER, 400, invalid_request_error, invalid_parameter, true",
        "PROMPT_TOO_LONG, 400, invalid_request_error, context_length_exceeded, true",
        "UNAUTHORIZED, 401, invalid_request_error, invalid_api_key, true",
        "FORBIDDEN, 403, permission_error, forbidden, true",
        "BODY_TOO_LARGE, 413, invalid_request_error, body_too_large, true",
        "UNGROUNDED, 422, invalid_request_error, ungrounded, true",
        "RATE_LIMITED, 429, rate_limit_error, rate_limit_exceeded, true",
        "OVERLOADED, 429, server_error, overloaded, true",
        "MODEL_LOADING, 429, server_error, model_loading, true",
        "BUDGET_EXCEEDED, 429, insufficient_quota, insufficient_quota, false",
        "MODEL_UNAVAILABLE, 500, server_error, model_unavailable, false",
        "UPSTREAM_ERROR, 502, server_error, upstream_error, true",
        "UPSTREAM_AUTH, 502, server_error, upstream_auth, false",
        "TIMEOUT, 504, server_error, timeout, false",
    })
    void failure_isSaidAsClientsExpect(ErrorCode failed, int status, String type, String code, boolean retried) {
        ErrorReply reply = reply(new GenerationException(failed, "why"));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(((OpenAiErrorBody) reply.body()).error())
                .isEqualTo(new OpenAiErrorBody.Failure("why", type, code, null));
        assertThat(reply.headers().getOrDefault("x-should-retry", "true")).isEqualTo(Boolean.toString(retried));
    }

    @ParameterizedTest
    @EnumSource
    void noFailure_is503WhichHuggingFacesClientRepeatsForEver(ErrorCode code) {
        assertThat(reply(new GenerationException(code, "why")).status())
                .isNotEqualTo(503)
                .isBetween(400, 504);
    }

    @Test
    void wrongField_isTheParameter() {
        OpenAiErrorBody.Failure error =
                OpenAiErrors.error(GenerationException.invalidParameter("tools", "are not here"));

        assertThat(error)
                .isEqualTo(new OpenAiErrorBody.Failure(
                        "tools are not here", "invalid_request_error", "invalid_parameter", "tools"));
    }

    @Test
    void unknownModelAndUnknownAddress_differ() {
        assertThat(OpenAiErrors.error(GenerationException.notFound("model", "no"))
                        .code())
                .isEqualTo("model_not_found");
        assertThat(OpenAiErrors.error(new GenerationException(ErrorCode.NOT_FOUND, "no"))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void budgetThatIsOnlyReserved_isWorthARetry() {
        GenerationException reserved =
                GenerationException.retryable(ErrorCode.BUDGET_EXCEEDED, "reserved", Duration.ofSeconds(2));
        GenerationException spent =
                GenerationException.retryable(ErrorCode.BUDGET_EXCEEDED, "spent", Duration.ofDays(20));

        assertThat(reply(reserved).headers()).containsEntry("Retry-After", "2").doesNotContainKey("x-should-retry");
        assertThat(reply(spent).headers()).containsEntry("x-should-retry", "false");
    }

    @Test
    void messages_haveTheNamesOfThisApi() {
        assertThat(OpenAiErrors.error(GenerationException.invalidParameter("n", "times max_new_tokens"))
                        .message())
                .isEqualTo("n times max_tokens");
        assertThat(OpenAiErrors.error(new GenerationException(ErrorCode.NOT_FOUND, "native"))
                        .message())
                .contains("/v1/chat/completions");
    }

    @Test
    void delay_isAHeader() {
        assertThat(reply(GenerationException.retryable(ErrorCode.OVERLOADED, "full", Duration.ofMillis(1500)))
                        .headers())
                .containsEntry("Retry-After", "2")
                .doesNotContainKey("x-should-retry");
    }

    @Test
    void paths_areThoseBelowV1() {
        assertThat(errors.covers("POST", "/v1/anything")).isTrue();
        assertThat(errors.covers("POST", "/api/v1/generate")).isFalse();
        assertThat(errors.covers("POST", "/v10")).isFalse();
        assertThat(errors.covers("POST", "/chat/completions"))
                .as("a base URL without /v1")
                .isTrue();
    }
}
