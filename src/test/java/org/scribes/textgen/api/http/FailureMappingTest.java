package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class FailureMappingTest {
    @Test
    void exceptionOfTheDomain_isKnown() {
        GenerationException known = new GenerationException(ErrorCode.TIMEOUT, "too late");

        assertThat(FailureMapping.known(known)).isSameAs(known);
        assertThat(FailureMapping.known(new IllegalStateException("wrapped", new IOException(known))))
                .isSameAs(known);
    }

    @Test
    void anythingElse_isADefectWithoutItsWords() {
        for (Throwable failure : new Throwable[] {
            new NullPointerException("SECRET"),
            new UncheckedIOException(new IOException("SECRET")),
            new OutOfMemoryError("SECRET"),
            new StackOverflowError()
        }) {
            GenerationException known = FailureMapping.known(failure);

            assertThat(known).hasMessageNotContaining("SECRET").hasNoCause();
            assertThat(known.code()).isEqualTo(ErrorCode.GENERATION_FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_PARAMETER",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "431, MALFORMED_BODY",
        "500, GENERATION_FAILED",
        "501, GENERATION_FAILED",
        "503, OVERLOADED"
    })
    void statusOfTheServer_hasACode(int status, ErrorCode code) {
        assertThat(FailureMapping.ofStatus(status).code()).isEqualTo(code);
    }
}
