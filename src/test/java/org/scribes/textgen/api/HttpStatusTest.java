package org.scribes.textgen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;

class HttpStatusTest {
    private static final Map<Integer, Set<ErrorCode>> TABLE = Map.of(
            400, EnumSet.of(ErrorCode.EMPTY_PROMPT, ErrorCode.INVALID_PARAMETER, ErrorCode.MALFORMED_BODY),
            404, EnumSet.of(ErrorCode.NOT_FOUND),
            405, EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED),
            406, EnumSet.of(ErrorCode.NOT_ACCEPTABLE),
            413, EnumSet.of(ErrorCode.BODY_TOO_LARGE, ErrorCode.PROMPT_TOO_LONG),
            415, EnumSet.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE),
            499, EnumSet.of(ErrorCode.CANCELLED),
            500, EnumSet.of(ErrorCode.GENERATION_FAILED),
            503,
                    EnumSet.of(
                            ErrorCode.OVERLOADED,
                            ErrorCode.MODEL_LOADING,
                            ErrorCode.OUT_OF_MEMORY,
                            ErrorCode.MODEL_UNAVAILABLE),
            504, EnumSet.of(ErrorCode.TIMEOUT));

    @Test
    void everyCode_hasTheStatusOfTheTable() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(TABLE.get(HttpStatus.of(code).number())).contains(code);
            assertThat(HttpStatus.of(code).title()).isNotBlank();
        }
    }
}
