package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** A target of several servers, in the server: through fault tolerance, metrics and failover. */
@SuppressWarnings("try") // closing a server is what this class tests
class SeveralServersIT {
    private static final String QUESTION =
            "{\"model\": \"pastor\", \"prompt\": \"Who wept %d times?\", \"cache\": false}";
    private static final List<String> PIECES =
            List.of("Jesus wept over the city", " when he came near", " and saw it.");

    @Test
    void serverThatDies_isReplacedByTheOther(@TempDir Path folder) throws Exception {
        try (TestingUpstream first = new TestingUpstream(streaming(PIECES));
                TestingUpstream second = new TestingUpstream(streaming(PIECES))) {
            Path catalogue =
                    Files.writeString(folder.resolve("catalogue.yaml"), """
                    targets:
                      pool: {urls: ["%s", "%s"], model: org/one}
                    models:
                      pastor: {targets: [pool, extractive]}
                    """.formatted(first.uri(), second.uri()));
            try (TestingServer server =
                    TestingServer.start("servers", Map.of("TEXTGEN_CATALOGUE", catalogue.toString()))) {
                Api api = new Api(server).awaitReady();

                ask(api, 20);
                assertThat(first.calls()).isPositive();
                assertThat(second.calls()).isPositive();
                int before = first.calls();
                second.close();
                ask(api, 20);

                assertThat(first.calls()).isEqualTo(before + 20);
                Metrics metrics = Metrics.of(api);
                String dead = "server=\"localhost:" + second.uri().getPort() + "\"";
                assertThat(metrics.sum("textgen_upstream_ejected", dead)).isEqualTo(1);
                assertThat(metrics.sum("textgen_upstream_servers")).isEqualTo(2);
                assertThat(metrics.sum("textgen_failover_total")).isZero();
                assertThat(metrics.sum("textgen_retries_total")).isZero();
            }
        }
    }

    private static void ask(Api api, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            assertThat(Api.json(api.post(Api.GENERATE, QUESTION.formatted(i)).body())
                            .path("status")
                            .textValue())
                    .isEqualTo("ok");
        }
    }
}
