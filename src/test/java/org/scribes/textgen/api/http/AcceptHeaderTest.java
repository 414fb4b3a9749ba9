package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GenerationException;

class AcceptHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8,application/x;v=b3;q=0.7",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/csv ; Q = 1.",
                "a/b;q=0.25000;c=\"d;e\"",
                "application/json;profile=\"https://example.org/q=x\";q=1",
                "a/b,,c/d;",
                "application/vnd.x-1+json;charset=utf-8"
            })
    void headerOfAClient_isAccepted(String header) {
        assertThatCode(() -> AcceptHeader.requireReadable(List.of(header))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q",
                ";;",
                "a/b/c",
                "a/",
                "/b",
                "a b/c",
                "**",
                "a/b, ,c/d",
                "a/b, c",
                "text/html;q=abc",
                "text/html;q",
                "text/html;q=",
                "text/html;q=.",
                "text/html;q=0.5.5",
                "text/html;q=-1",
                "text/html;q=1.1",
                "text/html;q=10",
                "*\t;q=1",
                "text/html;q=NaN",
                "text/html;q=0.5;Q =x",
                "text/html;q=000000000000000000000"
            })
    void anyOtherHeader_isRefusedByItsName(String header) {
        assertThatThrownBy(() -> AcceptHeader.requireReadable(List.of("text/html", header)))
                .isInstanceOf(GenerationException.class)
                .hasMessageStartingWith("the header Accept must be media types")
                .hasMessageNotContaining("abc");
    }

    @Test
    void noHeader_isAccepted() {
        assertThatCode(() -> AcceptHeader.requireReadable(List.of())).doesNotThrowAnyException();
    }
}
