package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConfigTest {
    @Test
    void nothingGiven_isNoServer() {
        assertThat(RedisConfig.from(TestingConfig.of()))
                .isEqualTo(new RedisConfig(Optional.empty(), Duration.ofMillis(250)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://cache", "redis://:word@cache:6380/2", "rediss://user:word@cache:6380/"})
    void everythingGiven_isReadAndNotShown(String url) {
        RedisConfig config =
                RedisConfig.from(TestingConfig.of("textgen.redis.url", url, "textgen.redis.timeout", "0.1"));

        assertThat(config).isEqualTo(new RedisConfig(Optional.of(new Secret(url)), Duration.ofMillis(100)));
        assertThat(config.toString()).doesNotContain("cache", "word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cache:6379", "http://cache", "redis://", "redis://cache/two", "redis://a b", "redis://c?x=hush"
            })
    void wrongAddress_isNotShown(String url) {
        assertThatThrownBy(() -> RedisConfig.from(TestingConfig.of("textgen.redis.url", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.redis.url is a value that is not shown here")
                .hasMessageContaining("rediss:// for TLS")
                .hasMessageNotContaining("hush");
    }
}
