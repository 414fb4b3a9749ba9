package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
    private static final String HASH_KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(AuthConfig.from(TestingConfig.of()))
                .isEqualTo(new AuthConfig(AuthMode.NONE, false, Optional.empty(), false, true, Set.of("localhost")));
        assertThat(UserConfig.from(TestingConfig.of())).isEqualTo(new UserConfig(Optional.empty()));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(AuthConfig.from(TestingConfig.of(
                        "textgen.auth", "api-key",
                        "textgen.auth.allow-anonymous", "true",
                        "textgen.auth.key-file", "/run/secrets/keys",
                        "textgen.auth.open-model-info", "true",
                        "textgen.auth.allowed-hosts", "Textgen, scribes.example",
                        "HTTP_HOST", "*")))
                .isEqualTo(new AuthConfig(
                        AuthMode.API_KEY,
                        true,
                        Optional.of(Path.of("/run/secrets/keys")),
                        true,
                        false,
                        Set.of("textgen", "scribes.example")));
        assertThat(UserConfig.from(TestingConfig.of("textgen.user.hash-key", HASH_KEY)))
                .isEqualTo(new UserConfig(Optional.of(new Secret(HASH_KEY))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9080",
                "textgen.localhost:1",
                "127.0.0.1:9080",
                "192.168.0.7",
                "[::1]:9080",
                "[fe80::1]",
                "scribes.example:80",
                "TEXTGEN"
            })
    void ownName_isKnown(String host) {
        assertThat(named("textgen, scribes.example").knows(host)).isTrue();
        assertThat(named("*").knows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:9080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example/localhost",
                "1.evil",
                "xlocalhost",
                "scribes.example.evil",
                "localhost:9080:1",
                "::1"
            })
    void otherName_isNotKnownWithoutKeys(String host) {
        assertThat(named("textgen, scribes.example").knows(host)).isFalse();
        assertThat(named("*").knows(host)).isTrue();
        assertThat(AuthConfig.from(TestingConfig.of("textgen.auth", "api-key")).knows(host))
                .isTrue();
    }

    @Test
    void hostThatTheServerListensAt_isKnown() {
        AuthConfig config = AuthConfig.from(TestingConfig.of("HTTP_HOST", "Scribes.example"));
        assertThat(config.knows("scribes.example:9080")).isTrue();
        assertThat(config.knows("other.example")).isFalse();
    }

    private static AuthConfig named(String hosts) {
        return AuthConfig.from(TestingConfig.of("textgen.auth.allowed-hosts", hosts));
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
                        .get(UserConfig.class)
                        .hashKey())
                .isPresent();
    }
}
