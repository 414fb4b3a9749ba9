package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "req-1", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void plainId_isTaken(String given) {
        assertThat(RequestId.of(given)).isEqualTo(given);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a,b",
                "ä",
                "a\n",
                "a/b",
                "a\"b",
                "a{b}",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anythingElse_isReplaced(String given) {
        assertThat(RequestId.of(given)).isNotEqualTo(given).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    void madeIds_differ() {
        assertThat(Stream.generate(RequestId::create).limit(1000)).doesNotHaveDuplicates();
    }
}
