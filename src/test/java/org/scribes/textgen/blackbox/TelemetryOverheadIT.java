package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What telling OpenTelemetry adds to a request: two servers that quote the best passage, one of which has a receiver to
 * send to. The requests take turns.
 */
@Tag("slow")
class TelemetryOverheadIT {
    private static final int WARM = 4000;
    private static final int MEASURED = 2000;

    @Test
    void overhead_isMeasured() throws IOException {
        try (TestingCollector collector = new TestingCollector();
                TestingServer without = TestingServer.start("telemetry-off", environment(Map.of()));
                TestingServer with = TestingServer.start(
                        "telemetry-on", environment(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())));
                PlainClient off = new PlainClient(without.uri(Api.GENERATE), Api.QUESTION.strip());
                PlainClient on = new PlainClient(with.uri(Api.GENERATE), Api.QUESTION.strip())) {
            long[] plain = new long[MEASURED];
            long[] traced = new long[MEASURED];
            for (int i = -WARM; i < MEASURED; i++) {
                int place = Math.max(0, i);
                boolean first = i % 2 == 0;
                for (PlainClient client : first ? List.of(off, on) : List.of(on, off)) {
                    (client == off ? plain : traced)[place] = micros(client);
                }
            }
            System.out.printf(
                    "p50/p99 in us: telemetry off %d/%d, on %d/%d%n",
                    percentile(50, plain), percentile(99, plain), percentile(50, traced), percentile(99, traced));
            assertThat(collector.paths()).contains("/v1/traces");
            assertThat(percentile(50, traced) - percentile(50, plain)).isLessThan(2_000);
        }
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("TEXTGEN_BACKENDS", "extractive", "JVM_ARGS", "-XX:+TieredCompilation"));
        environment.putAll(more);
        return environment;
    }

    private static long percentile(int percent, long[] sample) {
        return Arrays.stream(sample)
                .sorted()
                .skip((long) sample.length * percent / 100)
                .findFirst()
                .orElseThrow();
    }

    private static long micros(PlainClient client) throws IOException {
        long begin = System.nanoTime();
        String answer = client.send();
        long took = System.nanoTime() - begin;
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        return took / 1000;
    }
}
