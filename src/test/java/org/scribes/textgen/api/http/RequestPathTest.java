package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/v1//models, /v1/models",
        "//v1///chat//completions, /v1/chat/completions",
        "/v1/models/, /v1/models/",
        "//, /",
        "/, /",
        "'', ''",
        "/v1/models/a%2F%2Fb, /v1/models/a%2F%2Fb",
    })
    void slashesInARow_areOne(String path, String collapsed) {
        assertThat(RequestPath.collapsed(path)).isEqualTo(collapsed);
    }

    @Test
    void answers_areGeneratedOnThreadsOfTheirOwn() {
        assertThat(RequestPath.isAnswer("/v1/chat/completions")).isTrue();
        assertThat(RequestPath.isAnswer("/v1/models")).isFalse();
        assertThat(RequestPath.isAnswer("/v1/chat/completions/")).isFalse();
    }
}
