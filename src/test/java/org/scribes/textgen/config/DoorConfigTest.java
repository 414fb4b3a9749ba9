package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorConfigTest {
    @Test
    void nothingSet_hasDefaults() {
        assertThat(DoorConfig.from(TestingConfig.of()))
                .isEqualTo(new DoorConfig(false, Optional.empty(), List.of(), 40, 8));
    }

    @Test
    void allSet_isRead() {
        assertThat(DoorConfig.from(TestingConfig.of(
                        "textgen.api.any-model", "true",
                        "textgen.api.reader-url", "https://bible.example.org/{reference}?t=WEB",
                        "textgen.api.cors-origins", "https://Chat.example.org, http://localhost:3000",
                        "textgen.api.hold-characters", "0",
                        "textgen.api.max-choices", "2")))
                .isEqualTo(new DoorConfig(
                        true,
                        Optional.of("https://bible.example.org/{reference}?t=WEB"),
                        List.of("https://chat.example.org", "http://localhost:3000"),
                        0,
                        2));
        assertThat(DoorConfig.from(TestingConfig.of("textgen.api.cors-origins", "*"))
                        .corsOrigins())
                .containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource({
        "textgen.api.any-model, maybe",
        "textgen.api.reader-url, ftp://bible.example.org/",
        "textgen.api.reader-url, bible",
        "textgen.api.cors-origins, chat.example.org",
        "textgen.api.cors-origins, https://chat.example.org/page",
        "textgen.api.cors-origins, 'https://chat.example.org, *'",
        "textgen.api.hold-characters, -1",
        "textgen.api.max-choices, 0",
    })
    void wrongValue_isRefusedByName(String property, String value) {
        assertThatThrownBy(() -> DoorConfig.from(TestingConfig.of(property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(property);
    }
}
