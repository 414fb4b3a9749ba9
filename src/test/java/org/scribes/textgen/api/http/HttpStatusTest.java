package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;

class HttpStatusTest {
    private static final Map<Integer, Set<ErrorCode>> TABLE = Map.ofEntries(
            Map.entry(400, EnumSet.of(ErrorCode.EMPTY_PROMPT, ErrorCode.INVALID_PARAMETER, ErrorCode.MALFORMED_BODY)),
            Map.entry(404, EnumSet.of(ErrorCode.NOT_FOUND)),
            Map.entry(405, EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED)),
            Map.entry(401, EnumSet.of(ErrorCode.UNAUTHORIZED)),
            Map.entry(403, EnumSet.of(ErrorCode.FORBIDDEN)),
            Map.entry(429, EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.BUDGET_EXCEEDED)),
            Map.entry(408, EnumSet.of(ErrorCode.BODY_TIMEOUT)),
            Map.entry(406, EnumSet.of(ErrorCode.NOT_ACCEPTABLE)),
            Map.entry(413, EnumSet.of(ErrorCode.BODY_TOO_LARGE, ErrorCode.PROMPT_TOO_LONG)),
            Map.entry(415, EnumSet.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE)),
            Map.entry(422, EnumSet.of(ErrorCode.UNGROUNDED)),
            Map.entry(499, EnumSet.of(ErrorCode.CANCELLED)),
            Map.entry(500, EnumSet.of(ErrorCode.GENERATION_FAILED)),
            Map.entry(
                    502,
                    EnumSet.of(
                            ErrorCode.UPSTREAM_ERROR,
                            ErrorCode.UPSTREAM_AUTH,
                            ErrorCode.UPSTREAM_QUOTA,
                            ErrorCode.UPSTREAM_MODEL,
                            ErrorCode.INVALID_OUTPUT)),
            Map.entry(
                    503,
                    EnumSet.of(
                            ErrorCode.OVERLOADED,
                            ErrorCode.MODEL_LOADING,
                            ErrorCode.OUT_OF_MEMORY,
                            ErrorCode.MODEL_UNAVAILABLE,
                            ErrorCode.LEDGER_UNAVAILABLE)),
            Map.entry(504, EnumSet.of(ErrorCode.TIMEOUT)));

    @Test
    void everyCode_hasTheStatusOfTheTable() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(TABLE.get(HttpStatus.of(code).number())).contains(code);
            assertThat(HttpStatus.of(code).title()).isNotBlank();
        }
    }
}
