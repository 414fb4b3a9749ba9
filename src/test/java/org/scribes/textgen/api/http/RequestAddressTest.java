package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GenerationException;

class RequestAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "ref=%20", "%41%fF", "ref=%00&%25=%E2%80%AE", "ref=John+3:16-18;x,y/?", "a[]=1", "ä=ö"})
    void encodedQuery_isAccepted(String query) {
        assertThatCode(() -> RequestAddress.requireWellFormed("/api/v1/verses", query))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "ref=%2", "ref=%ZZ", "%4G", "a=%%41", "ref=%41%", "a|b", "<b>", "{}", "a\\b", "\"", "a b"})
    void queryThatIsNotEncoded_isRefusedWithoutRepeatingIt(String query) {
        assertThatThrownBy(() -> RequestAddress.requireWellFormed("/api/v1/verses", query))
                .isInstanceOf(GenerationException.class)
                .hasMessageStartingWith("the address must be percent-encoded")
                .hasMessageNotContaining("ZZ");
    }

    @Test
    void pathThatIsNotEncoded_isRefused() {
        assertThatCode(() -> RequestAddress.requireWellFormed("/%C3%A4;x=y/./:a", null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RequestAddress.requireWellFormed("/a|b", null))
                .isInstanceOf(GenerationException.class);
    }
}
