package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.checkpoint.download.SlowHub;

/** What people see of a model that is downloaded for a while: on the terminal, in the log and in the status. */
class SlowLoadIT {
    private static final Duration DOWNLOAD = Duration.ofSeconds(11);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void download_isSeenFromItsBeginToItsEnd() throws Exception {
        try (SlowHub hub = new SlowHub(DOWNLOAD);
                TestingServer server = TestingServer.start("slow-load", environment(hub))) {
            List<JsonNode> seen = statusUntilReady(new Api(server));
            List<Double> shares = seen.stream()
                    .filter(model -> model.path("load_step").asText().equals("download"))
                    .map(model -> model.path("load_progress").doubleValue())
                    .distinct()
                    .toList();
            assertThat(shares).as("the bar moves").hasSizeGreaterThan(5).isSorted();

            List<String> console = linesWith("Loading ", server, "console.log");
            assertThat(console)
                    .hasSizeBetween(2, 8)
                    .allSatisfy(line -> assertThat(line).startsWith("Loading " + SlowHub.MODEL + ": "));
            assertThat(console)
                    .as("which of them on a busy machine is all the same")
                    .anySatisfy(
                            line -> assertThat(line).contains("download ", " %, ", " of 8.0 MB, about ", " s left"));
            List<String> log = linesWith("model_loading", server, "messages.log");
            assertThat(log).anyMatch(line -> line.contains("step=download") && line.contains("seconds_left="));
            assertThat(log).anyMatch(line -> line.contains("step=calibration"));
        }
    }

    private static Map<String, String> environment(SlowHub hub) {
        return Map.of(
                "LOG_FORMAT", "text",
                "TEXTGEN_BACKENDS", "local",
                "TEXTGEN_LOCAL_DOWNLOAD", "true",
                "HF_GENERATION_MODEL", SlowHub.MODEL,
                "HF_ENDPOINT", hub.address().toString());
    }

    private static List<JsonNode> statusUntilReady(Api api) throws IOException, InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        long begin = System.nanoTime();
        do {
            Thread.sleep(500);
            seen.add(Api.json(api.get("/api/v1/status").body()).path("model"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
        } while (!seen.get(seen.size() - 1).path("load_state").asText().equals("ready"));
        return seen;
    }

    private static List<String> linesWith(String text, TestingServer server, String file) throws IOException {
        try (Stream<String> lines = Files.lines(server.logs().resolve(file))) {
            return lines.filter(line -> line.contains(text)).toList();
        }
    }
}
