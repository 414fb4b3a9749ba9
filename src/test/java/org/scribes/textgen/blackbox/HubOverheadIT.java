package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.atOnce;
import static org.scribes.textgen.backend.remote.Events.words;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** What the service adds to a server that answers at once: the same requests with it and without, in turn. */
@Tag("slow")
class HubOverheadIT {
    private static final int WARM = 4000;
    private static final int MEASURED = 1000;
    private static final String REQUEST = "{\"prompt\": \"What saves?\", \"grounding\": \"off\"}";

    @Test
    void overhead_isMeasured() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(atOnce(words(20)));
                TestingServer server = TestingServer.start(
                        "overhead",
                        Map.of("TEXTGEN_HUB_URL", upstream.uri().toString(), "JVM_ARGS", "-XX:+TieredCompilation"))) {
            long[] direct = new long[MEASURED];
            long[] through = new long[MEASURED];
            try (PlainClient toUpstream = new PlainClient(upstream.uri().resolve("/v1/chat/completions"), REQUEST);
                    PlainClient toService = new PlainClient(server.uri(Api.GENERATE), REQUEST)) {
                for (int i = -WARM; i < MEASURED; i++) {
                    int place = Math.max(0, i);
                    direct[place] = micros(toUpstream);
                    through[place] = micros(toService);
                }
            }
            Arrays.sort(direct);
            Arrays.sort(through);
            System.out.printf(
                    "p50/p95 in us: direct %d/%d, through the service %d/%d, added %d/%d%n",
                    percentile(direct, 50),
                    percentile(direct, 95),
                    percentile(through, 50),
                    percentile(through, 95),
                    percentile(through, 50) - percentile(direct, 50),
                    percentile(through, 95) - percentile(direct, 95));
            assertThat(percentile(through, 50)).isLessThan(10_000);
        }
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }

    private static long micros(PlainClient client) throws IOException {
        long begin = System.nanoTime();
        String answer = client.send();
        long took = System.nanoTime() - begin;
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("w19");
        return took / 1000;
    }
}
