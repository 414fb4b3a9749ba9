package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.atOnce;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.TestingUpstream;

/**
 * What a door adds to a request, beside the native API: before an upstream that answers at once, which is the worst case,
 * and with the embedded model. The requests take turns.
 */
@Tag("slow")
class DoorOverheadIT {
    private static final List<String> WORDS = IntStream.range(0, 60)
            .mapToObj(i -> "word" + i + (i % 10 == 9 ? ". " : " "))
            .toList();
    private static final String PASSAGES =
            "\"passages\": [{\"id\": \"1\", \"reference\": \"John 3:16\", \"text\": \"For God so loved the world, that he gave his "
                    + "one and only Son.\"}]";
    private static final double MOST = 1.05;

    /** A request of one protocol, with another question each time. */
    private record Door(String name, String path, String body) {
        String asking(int i) {
            return body.replace("QUESTION", "What does John 3:16 say, asked for the " + i + "th time?");
        }
    }

    private static List<Door> doors(String model) {
        String messages = "\"messages\": [{\"role\": \"user\", \"content\": \"QUESTION\"}], " + PASSAGES;
        return List.of(
                new Door("native", Api.GENERATE, "{\"prompt\": \"QUESTION\", " + PASSAGES + "}"),
                new Door("native stream", Api.STREAM, "{\"prompt\": \"QUESTION\", " + PASSAGES + "}"),
                new Door("chat", "/v1/chat/completions", "{\"model\": \"" + model + "\", " + messages + "}"),
                new Door(
                        "chat stream",
                        "/v1/chat/completions",
                        "{\"stream\": true, \"model\": \"" + model + "\", " + messages + "}"),
                new Door(
                        "text-generation-inference",
                        "/generate",
                        "{\"inputs\": \"[1] John 3:16: For God so loved the world, that he gave his one and only Son.\\n\\nQUESTION\"}"),
                new Door(
                        "responses",
                        "/v1/responses",
                        "{\"model\": \"" + model + "\", \"input\": \"QUESTION\", " + PASSAGES + "}"));
    }

    @Test
    void upstreamThatAnswersAtOnce() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(atOnce(WORDS));
                TestingServer server = TestingServer.start(
                        "doors",
                        Map.of(
                                "TEXTGEN_HUB_URL", upstream.uri().toString(),
                                "TEXTGEN_OUTPUT_VALIDATION", "off",
                                "HF_GENERATION_MODEL", "org/model",
                                "JVM_ARGS", "-XX:+TieredCompilation"))) {
            measure("upstream", server, doors("org/model"), 3000, 1500, false);
        }
    }

    @Test
    void embeddedModel() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start("doors-local", Map.of("JVM_ARGS", "-XX:+TieredCompilation"))) {
            new Api(server).awaitReady();
            measure("embedded", server, doors("scribes-tiny"), 100, 150, true);
        }
    }

    private static void measure(
            String name, TestingServer server, List<Door> doors, int warm, int measured, boolean asserted)
            throws IOException {
        List<PlainClient> clients = new ArrayList<>();
        for (Door door : doors) {
            clients.add(new PlainClient(server.uri(door.path()), ""));
        }
        long[][] micros = new long[doors.size()][measured];
        for (int i = -warm; i < measured; i++) {
            for (int d = 0; d < doors.size(); d++) {
                long begin = System.nanoTime();
                String answer = clients.get(d).send(doors.get(d).asking(i));
                micros[d][Math.max(0, i)] = (System.nanoTime() - begin) / 1000;
                assertThat(answer).startsWith("HTTP/1.1 200 ");
            }
        }
        for (PlainClient client : clients) {
            client.close();
        }
        long[] medians = Arrays.stream(micros).mapToLong(DoorOverheadIT::median).toArray();
        for (int d = 0; d < doors.size(); d++) {
            boolean stream = doors.get(d).name().endsWith("stream");
            System.out.printf(
                    "%s, %s: median %d us, %.3f of the native API's%n",
                    name, doors.get(d).name(), medians[d], (double) medians[d] / medians[stream ? 1 : 0]);
        }
        if (asserted) {
            assertThat((double) medians[2] / medians[0]).isLessThan(MOST);
            assertThat((double) medians[3] / medians[1]).isLessThan(MOST);
        }
    }

    private static long median(long[] sample) {
        return Arrays.stream(sample)
                .sorted()
                .skip(sample.length / 2)
                .findFirst()
                .orElseThrow();
    }
}
