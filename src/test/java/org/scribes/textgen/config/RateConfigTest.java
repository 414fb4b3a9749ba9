package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateConfigTest {
    @Test
    void nothingGiven_limitsUsersOnly() {
        assertThat(RateConfig.from(TestingConfig.of())).isEqualTo(new RateConfig(10, 30, 0, 0));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(RateConfig.from(TestingConfig.of(
                        "textgen.rate.user.requests-per-minute", "0",
                        "textgen.rate.key.requests-per-minute", "600",
                        "textgen.rate.key.tokens-per-minute", "90000")))
                .isEqualTo(new RateConfig(0, 30, 600, 90_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "2.5", "many"})
    void wrongValue_isNamedWithWhatIsAllowed(String value) {
        assertThatThrownBy(() -> RateConfig.from(TestingConfig.of("textgen.rate.user.requests-per-minute", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.rate.user.requests-per-minute is \"" + value + "\"")
                .hasMessageContaining("a whole number from 0 to 1000000");
    }
}
