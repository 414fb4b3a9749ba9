package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.UpstreamTarget;

class ServerDocumentTest {
    private static final String MODELS = "{\"data\":[{\"id\":\"org/model\"}]}";

    @Test
    void firstServerThatAnswers_isRead() throws IOException {
        URI dead = deadServer();
        try (TestingUpstream empty = new TestingUpstream(Events.status(200, ""));
                TestingUpstream alive = new TestingUpstream(Events.status(200, "")).telling(MODELS)) {
            assertThat(new String(read(dead, empty.uri(), alive.uri(), dead), UTF_8))
                    .isEqualTo(MODELS);
        }
    }

    @Test
    void noServerAnswers_isTheFailureOfTheLast() throws IOException {
        URI dead = deadServer();
        try (TestingUpstream empty = new TestingUpstream(Events.status(200, ""))) {
            assertThatThrownBy(() -> read(dead, empty.uri())).hasMessageContaining("status 404");
        }
    }

    private static URI deadServer() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(Events.status(200, ""))) {
            return upstream.uri();
        }
    }

    private static byte[] read(URI... urls) throws IOException {
        UpstreamTarget one = TestingHubBackend.target(urls[0], Map.of());
        return new ServerDocument(new UpstreamTarget(
                        one.name(),
                        List.of(urls),
                        one.hub(),
                        one.model(),
                        one.assistant(),
                        one.keys(),
                        one.price(),
                        one.limits()))
                .read("/v1/models");
    }
}
