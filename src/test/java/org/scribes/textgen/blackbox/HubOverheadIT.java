package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.hub.Events.atOnce;
import static org.scribes.textgen.backend.hub.Events.words;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.hub.TestingUpstream;

/** What the service adds to a server that answers at once: the same requests with it and without, in turn. */
@Tag("slow")
class HubOverheadIT {
    private static final int WARM = 2000;
    private static final int MEASURED = 1000;
    private static final String REQUEST = "{\"prompt\": \"What saves?\"}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void overhead_isFarBelowThatOfTheModel() throws IOException, InterruptedException {
        try (TestingUpstream upstream = new TestingUpstream(atOnce(words(20)));
                TestingServer server = TestingServer.start(
                        "overhead",
                        Map.of("TEXTGEN_HUB_URL", upstream.uri().toString(), "JVM_ARGS", "-XX:+TieredCompilation"))) {
            URI direct = upstream.uri().resolve("/v1/chat/completions");
            URI through = server.uri(Api.GENERATE);
            for (int i = 0; i < WARM; i++) {
                micros(direct);
                micros(through);
            }
            long[] without = new long[MEASURED];
            long[] with = new long[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                without[i] = micros(direct);
                with[i] = micros(through);
            }
            Arrays.sort(without);
            Arrays.sort(with);
            long p50 = with[MEASURED / 2] - without[MEASURED / 2];
            long p95 = with[MEASURED * 95 / 100] - without[MEASURED * 95 / 100];
            System.out.printf(
                    "direct p50 %d us, p95 %d us; through the service p50 %d us, p95 %d us; added p50 %d us, p95 %d us%n",
                    without[MEASURED / 2],
                    without[MEASURED * 95 / 100],
                    with[MEASURED / 2],
                    with[MEASURED * 95 / 100],
                    p50,
                    p95);
            assertThat(p50).isLessThan(2_000);
            assertThat(p95).isLessThan(8_000);
        }
    }

    private long micros(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(REQUEST))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("w19");
        return took / 1000;
    }
}
