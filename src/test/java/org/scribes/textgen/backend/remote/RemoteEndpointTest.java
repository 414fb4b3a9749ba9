package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.Secret;

class RemoteEndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://h,          /v1/completions, https://h/v1/completions",
        "https://h/v1,       /v1/completions, https://h/v1/completions",
        "https://h/v1//,     /v1/completions, https://h/v1/completions",
        "https://h/a/v1/,    /v1/completions, https://h/a/v1/completions",
        "https://h/v12,      /v1/completions, https://h/v12/v1/completions",
        "http://h:8080/tgi/, /generate,       http://h:8080/tgi/generate",
    })
    void address_isTheBaseAndThePath(String base, String path, String address) {
        assertThat(endpoint(Map.of("textgen.hub.url", base)).servers().get(0).address(path))
                .hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h,             true",
        "HTTP://h:80,          true",
        "https://h,            false",
        "http://localhost:1,   false",
        "http://127.0.0.1:1,   false",
        "http://[::1]:1,       false",
        "http://localhost.h:1, true",
        "http://127.h.org,     true",
    })
    void keyOverAnUnencryptedNetwork_isExposed(String base, boolean exposed) {
        assertThat(endpoint(Map.of("textgen.hub.url", base, "hf.api.key", "k")).exposesKey())
                .isEqualTo(exposed);
        assertThat(endpoint(Map.of("textgen.hub.url", base)).exposesKey()).isFalse();
    }

    @Test
    void header_isSentOnceWhateverItsCase() {
        Map<String, String> headers = endpoint(Map.of(
                        "textgen.hub.bill-to", "one",
                        "textgen.hub.headers", "x-hf-bill-to: other"))
                .headers(false, Optional.empty());

        assertThat(headers)
                .containsOnlyKeys("Accept", "Accept-Encoding", "Content-Type", "X-HF-Bill-To")
                .containsEntry("Accept", "application/json")
                .containsEntry("X-HF-Bill-To", "other");
    }

    @Test
    void keyAndHeaders_areSecret() {
        assertThat(endpoint(Map.of("hf.api.key", "k", "textgen.hub.headers", "X-Team: pastoral"))
                        .secrets())
                .containsExactlyInAnyOrder(new Secret("k"), new Secret("pastoral"));
    }

    private static RemoteEndpoint endpoint(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        return new RemoteEndpoint(TestingHubBackend.target(config));
    }
}
