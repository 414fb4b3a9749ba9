package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
    private static final String HASH_KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(AuthConfig.from(TestingConfig.of()))
                .isEqualTo(new AuthConfig(AuthMode.NONE, false, Optional.empty(), false, true));
        assertThat(UserConfig.from(TestingConfig.of())).isEqualTo(new UserConfig(Optional.empty()));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(AuthConfig.from(TestingConfig.of(
                        "textgen.auth", "api-key",
                        "textgen.auth.allow-anonymous", "true",
                        "textgen.auth.key-file", "/run/secrets/keys",
                        "textgen.auth.open-model-info", "true",
                        "HTTP_HOST", "*")))
                .isEqualTo(
                        new AuthConfig(AuthMode.API_KEY, true, Optional.of(Path.of("/run/secrets/keys")), true, false));
        assertThat(UserConfig.from(TestingConfig.of("textgen.user.hash-key", HASH_KEY)))
                .isEqualTo(new UserConfig(Optional.of(new Secret(HASH_KEY))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.3.4", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void loopback_isOpenToAnybody(String host) {
        assertThat(AuthConfig.from(TestingConfig.of("HTTP_HOST", host)).closed())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "0.0.0.0",
                "::",
                "192.168.0.7",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "my-localhost",
                "1127.0.0.1"
            })
    void otherHost_isClosedUnlessAnybodyIsMeant(String host) {
        assertThat(AuthConfig.from(TestingConfig.of("http.host", host)).closed())
                .isPresent();
        assertThat(AuthConfig.from(TestingConfig.of("HTTP_HOST", host)).closed())
                .hasValueSatisfying(reason -> assertThat(reason).contains("HTTP_HOST", "textgen.auth.allow-anonymous"));
        assertThat(AuthConfig.from(TestingConfig.of("HTTP_HOST", host, "textgen.auth.allow-anonymous", "yes"))
                        .closed())
                .isEmpty();
        assertThat(AuthConfig.from(TestingConfig.of("HTTP_HOST", host, "textgen.auth", "api-key"))
                        .closed())
                .isEmpty();
    }

    @Test
    void tokens_needAnIssuerAndAKey() {
        assertThatThrownBy(() -> Settings.from(
                        TestingConfig.of("textgen.auth", "jwt", "mp.jwt.verify.issuer", "https://issuer")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Wrong configuration: textgen.auth is \"jwt\" (from test): it needs mp.jwt.verify.issuer, and"
                                + " mp.jwt.verify.publickey or mp.jwt.verify.publickey.location");
        assertThat(AuthConfig.from(TestingConfig.of(
                                "textgen.auth", "jwt",
                                "mp.jwt.verify.issuer", "https://issuer",
                                "mp.jwt.verify.publickey.location", "https://issuer/keys"))
                        .mode())
                .isEqualTo(AuthMode.JWT);
    }

    @Test
    void redisWithoutAHashKey_isRefused() {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of("textgen.redis.url", "redis://localhost")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.user.hash-key is missing: with textgen.redis.url it must be given");
        assertThat(Settings.from(TestingConfig.of(
                                "textgen.redis.url", "redis://localhost", "textgen.user.hash-key", HASH_KEY))
                        .user()
                        .hashKey())
                .isPresent();
    }
}
