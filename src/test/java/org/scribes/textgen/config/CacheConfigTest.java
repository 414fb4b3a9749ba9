package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheConfigTest {
    private static final String SECRET = "x".repeat(32);

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(CacheConfig.from(TestingConfig.of()))
                .isEqualTo(new CacheConfig(true, 64 << 20, Duration.ofHours(1), 0.2, Optional.empty()));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(CacheConfig.from(TestingConfig.of(
                        "textgen.cache", "off",
                        "textgen.cache.max-size", "2 MB",
                        "textgen.cache.max-age", "0.5",
                        "textgen.cache.max-temperature", "1",
                        "textgen.cache.key", SECRET)))
                .isEqualTo(
                        new CacheConfig(false, 2_000_000, Duration.ofMillis(500), 1, Optional.of(new Secret(SECRET))));
    }

    @Test
    void shortKey_isRefusedWithoutItsValue() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CacheConfig.from(TestingConfig.of("textgen.cache.key", "y".repeat(31))))
                .withMessageContaining("textgen.cache.key")
                .withMessageContaining("at least 32 visible ASCII characters")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("yyy"));
    }
}
