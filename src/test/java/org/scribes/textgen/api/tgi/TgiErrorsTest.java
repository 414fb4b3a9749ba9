package org.scribes.textgen.api.tgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class TgiErrorsTest {
    private final TgiErrors errors = new TgiErrors();

    @ParameterizedTest
    @CsvSource({
        "INVALID_PARAMETER, 422, validation",
        "EMPTY_PROMPT, 422, validation",
        "MALFORMED_BODY, 422, validation",
        "PROMPT_TOO_LONG, 422, validation",
        "BODY_TOO_LARGE, 413, validation",
        "UNSUPPORTED_MEDIA_TYPE, 415, validation",
        "UPSTREAM_ERROR, 424, generation",
        "UPSTREAM_AUTH, 424, generation",
        "MODEL_UNAVAILABLE, 424, generation",
        "INVALID_OUTPUT, 424, generation",
        "UNGROUNDED, 424, generation",
        "OVERLOADED, 429, overloaded",
        "MODEL_LOADING, 429, overloaded",
        "OUT_OF_MEMORY, 429, overloaded",
        "RATE_LIMITED, 429, overloaded",
        "BUDGET_EXCEEDED, 429, overloaded",
        "GENERATION_FAILED, 500, incomplete_generation",
        "TIMEOUT, 500, incomplete_generation",
        "UNAUTHORIZED, 401,",
        "FORBIDDEN, 403,",
        "NOT_FOUND, 404,",
        "METHOD_NOT_ALLOWED, 405,"
    })
    void code_hasTheStatusAndTypeOfTheProtocol(ErrorCode code, int status, @Nullable String type) {
        ErrorReply reply = errors.reply(new GenerationException(code, "why"), "/generate", "req-1");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo(new TgiError("why", type));
    }

    /** Hugging Face's clients repeat a 503 at once and for ever, and read a body that is JSON only. */
    @ParameterizedTest
    @EnumSource
    void noCode_is503(ErrorCode code) {
        assertThat(TgiErrors.status(code)).isBetween(400, 500).isNotEqualTo(503);
    }

    @Test
    void waitingTime_isAHeader() {
        GenerationException full = GenerationException.retryable(ErrorCode.OVERLOADED, "full", Duration.ofMillis(1500));

        assertThat(errors.reply(full, "/", "req-1").headers()).containsEntry("Retry-After", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/generate", "/generate_stream", "/info", "/ping", "/tokenize", "/chat_tokenize"})
    void ownPaths_areCovered(String path) {
        assertThat(errors.covers("POST", path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/api/v1/generate", "/v1/completions", "/generates", "/generate/x", "/health", "/metrics"})
    void otherPaths_areNot(String path) {
        assertThat(errors.covers("POST", path)).isFalse();
    }

    @Test
    void pageAtTheRoot_isNot() {
        assertThat(errors.covers("GET", "/")).isFalse();
        assertThat(errors.covers("GET", "/info")).isTrue();
    }
}
