package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Mode;

class HubConfigTest {
    private static final HubConfig DEFAULTS = new HubConfig(
            Optional.empty(),
            HubProtocol.CHAT,
            true,
            Optional.empty(),
            Map.of(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            1024,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            40,
            0.5,
            Duration.ofSeconds(5));

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(from()).isEqualTo(DEFAULTS);
        assertThat(from().url()).isEqualTo(URI.create("https://router.huggingface.co"));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(from(
                        "textgen.hub.url", "http://localhost:8000/v1",
                        "textgen.hub.protocol", "TGI",
                        "textgen.hub.streaming", "no",
                        "textgen.hub.bill-to", "the-church",
                        "textgen.hub.headers", "X-Team: pastoral ,X-Key:a: b",
                        "textgen.hub.connect-timeout", "1.5",
                        "textgen.hub.read-timeout", "2",
                        "textgen.hub.idle-timeout", "3",
                        "textgen.hub.attempt-timeout", "4",
                        "textgen.hub.max-connections", "5",
                        "textgen.hub.proxy", "http://proxy:3128/",
                        "textgen.hub.ca-certificates", "/ca.pem",
                        "textgen.hub.tokenizer", "/models/one",
                        "textgen.hub.circuit-breaker.requests", "6",
                        "textgen.hub.circuit-breaker.failure-ratio", "0.7",
                        "textgen.hub.circuit-breaker.delay", "8"))
                .isEqualTo(new HubConfig(
                        Optional.of(URI.create("http://localhost:8000/v1")),
                        HubProtocol.TGI,
                        false,
                        Optional.of("the-church"),
                        Map.of("X-Team", new Secret("pastoral"), "X-Key", new Secret("a: b")),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        5,
                        Optional.of(InetSocketAddress.createUnresolved("proxy", 3128)),
                        Optional.of(Path.of("/ca.pem")),
                        Optional.of(Path.of("/models/one")),
                        6,
                        0.7,
                        Duration.ofSeconds(8)));
    }

    @Test
    void everyProperty_isKnownByItsName() {
        assertThat(HubConfig.SECTION.properties()).hasSize(16);
        assertThat(RetryConfig.SECTION.properties()).hasSize(4);
        assertThat(Settings.names())
                .containsAll(HubConfig.SECTION.properties().stream()
                        .map(Property::name)
                        .toList())
                .containsAll(RetryConfig.SECTION.properties().stream()
                        .map(Property::name)
                        .toList())
                .contains("textgen.backends");
    }

    @Test
    void proxyWithoutAScheme_isRead() {
        assertThat(from("textgen.hub.proxy", "10.0.0.1:3128").proxy())
                .contains(InetSocketAddress.createUnresolved("10.0.0.1", 3128));
    }

    @ParameterizedTest
    @CsvSource({
        "https://router.huggingface.co/v1, true",
        "https://ROUTER.huggingface.co, true",
        "https://router.huggingface.co.example.org, false",
        "http://localhost:8000, false"
    })
    void publicRouter_needsAKey(String url, boolean needed) {
        assertThat(from("textgen.hub.url", url).needsKey()).isEqualTo(needed);
        assertThat(from().needsKey()).isTrue();
    }

    @Test
    void headers_areNeverShown() {
        HubConfig config = from("textgen.hub.headers", "X-Api-Key: visible-to-nobody");

        assertThat(config).asString().contains("X-Api-Key").doesNotContain("visible-to-nobody");
        assertThat(Settings.from(TestingConfig.of("textgen.hub.headers", "X-Api-Key: visible-to-nobody")))
                .asString()
                .doesNotContain("visible-to-nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visible-to-nobody",
                ": visible-to-nobody",
                "X Key: visible-to-nobody",
                "X-Key:, X-Other: visible-to-nobody",
                "X-Key: visible-to-nobody, x-key: b",
                "X-Key: visible\u0000-to-nobody",
                "X-Key: visible-to-nobody-é",
                "Authorization: Bearer visible-to-nobody",
                "HOST: visible-to-nobody",
                "Content-Length: 5",
                "Accept-Encoding: gzip",
                // what the client does not let anybody set would fail every call
                "Connection: close",
                "Expect: 100-continue",
                "Upgrade: h2c",
                "Transfer-Encoding: gzip"
            })
    void wrongHeaders_areToldWithoutBeingShown(String headers) {
        assertThatThrownBy(() -> from("textgen.hub.headers", headers))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Wrong configuration: textgen.hub.headers is a value that is not shown here"
                        + " (from test): allowed is headers such as X-Team: pastoral, separated by commas, each once;"
                        + " not authorization, host, ")
                .hasMessageNotContaining("nobody");
    }

    @Test
    void passwordInAnAddress_isNeverShown() {
        for (String property : new String[] {"textgen.hub.url", "textgen.hub.proxy"}) {
            assertThatThrownBy(() -> from(property, "http://user:visible-to-nobody@host:1"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(property + " is a value that is not shown here")
                    .hasMessageNotContaining("nobody");
        }
    }

    @Test
    void nothingGivenForRetries_isTheDefaults() {
        assertThat(RetryConfig.from(TestingConfig.of()))
                .isEqualTo(new RetryConfig(3, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(2)));
    }

    @Test
    void everythingGivenForRetries_isRead() {
        assertThat(RetryConfig.from(TestingConfig.of(
                        "textgen.hub.retry.max-attempts", "10",
                        "textgen.hub.retry.delay", "0.5",
                        "textgen.hub.retry.max-delay", "600",
                        "textgen.hub.failover-after", "7")))
                .isEqualTo(new RetryConfig(10, Duration.ofMillis(500), Duration.ofMinutes(10), Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                              | LOCAL,EXTRACTIVE",
                "hf.api.key=k                                                  | API,EXTRACTIVE",
                "hf.api.key=k hf.model.path=/m                                 | API,LOCAL,EXTRACTIVE",
                "textgen.hub.url=http://h                                      | API,EXTRACTIVE",
                "textgen.hub.url=http://h hf.model.path=/m                     | API,LOCAL,EXTRACTIVE",
                "hf.model.path=/m                                              | LOCAL,EXTRACTIVE",
                "hf.use.api=true                                               | API,EXTRACTIVE",
                "hf.use.api=true hf.model.path=/m                              | API,LOCAL,EXTRACTIVE",
                "hf.use.api=false hf.api.key=k                                 | LOCAL,EXTRACTIVE",
                "hf.use.api=false hf.api.key=k hf.model.path=/m                | LOCAL,EXTRACTIVE",
                "hf.use.api=false textgen.hub.url=http://h                     | LOCAL,API,EXTRACTIVE",
                "hf.use.api=false hf.api.key=k textgen.hub.url=http://h hf.model.path=/m | LOCAL,API,EXTRACTIVE",
                "textgen.backends=local,Api hf.use.api=true                    | LOCAL,API",
                "textgen.backends=extractive                                   | EXTRACTIVE",
            })
    void backends_areThoseThatAreConfigured(String properties, String order) {
        String[] namesAndValues = properties == null ? new String[0] : properties.split("[= ]");

        BackendsConfig config = BackendsConfig.from(TestingConfig.of(namesAndValues));

        assertThat(config.order())
                .containsExactlyElementsOf(
                        Arrays.stream(order.split(",")).map(Mode::valueOf).toList());
        assertThat(config.has(Mode.API)).isEqualTo(order.contains("API"));
        assertThat(Settings.from(TestingConfig.of(namesAndValues)).get(BackendsConfig.class))
                .isEqualTo(config);
    }

    private static HubConfig from(String... namesAndValues) {
        return HubConfig.from(TestingConfig.of(namesAndValues));
    }
}
