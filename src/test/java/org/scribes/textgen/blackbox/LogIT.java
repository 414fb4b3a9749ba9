package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log tells, and what it never does. */
class LogIT {
    private static final String KEY = "hf_KEYkeyKEYkey";
    private static final String PROMPT = "Zerubbabelprompt";
    private static final String PASSAGE = "Zerubbabelpassage";
    private static final String BROKEN = "Zerubbabelbroken";
    private static final String REQUEST_ID = "log-it-1";
    /** Everything that the service and what it is built on would ever say. */
    private static final String LEVELS =
            "*=info:org.scribes.*=all:ai.djl.*=all:com.hubspot.*=all:com.fasterxml.*=all:org.jboss.resteasy.*=all";

    private static final String SOUND = """
            {"prompt": "What does %s say?", "user": "%s", "passages": [{"id": "1", "reference": "John 3:16", "text": "%s \
            so loved the world."}]}""".formatted(PROMPT, PROMPT, PASSAGE);

    @Test
    void logAtEveryLevel_holdsEventsAndRequestIdsButNoTextAndNoKey() throws Exception {
        Path logs;
        try (TestingServer server = TestingServer.start(
                        "log", Map.of("LOG_LEVELS", LEVELS, "HF_API_KEY", KEY, "HF_USE_API", "false"))
                .awaitReady()) {
            logs = server.logs();
            Api api = new Api(server);
            assertThat(api.send(api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(SOUND))
                                    .header("X-Request-Id", REQUEST_ID))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(api.post(Api.STREAM, SOUND).statusCode()).isEqualTo(200);
            assertThat(api.post(Api.GENERATE, "{\"prompt\": \"" + (PROMPT + " ").repeat(2000) + "\"}")
                            .statusCode())
                    .isEqualTo(413);
            for (String body : List.of(
                    "{\"prompt\": \"" + BROKEN,
                    "{\"" + BROKEN + "\": 1}",
                    "{\"prompt\": 7, \"user\": \"" + BROKEN + "\"}",
                    "{\"prompt\": \"" + BROKEN + "\", \"temperature\": 9}",
                    "{\"messages\": [{\"role\": \"" + BROKEN + "\", \"content\": \"x\"}]}")) {
                assertThat(api.post(Api.GENERATE, body).statusCode()).isEqualTo(400);
            }
            dropMidStream(api);
        }

        List<JsonNode> entries = entries(logs.resolve("messages.log"));
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.path("message").asText()).startsWith("generation_completed ");
            assertThat(entry.path("request_id").asText()).isEqualTo(REQUEST_ID);
            assertThat(entry.path("ext_tokens_generated_long").isNumber()).isTrue();
        });
        assertThat(entries)
                .anySatisfy(entry -> assertThat(entry.path("message").asText()).startsWith("generation_failed "));
        assertThat(entries)
                .filteredOn(entry -> entry.path("message").asText().startsWith("demonstration_model "))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("loglevel").asText()).isEqualTo("WARNING");
                    assertThat(entry.path("ext_set").asText()).contains("HF_MODEL_PATH");
                });
        Logs.assertNoneOf(logs, KEY, PROMPT, PASSAGE, BROKEN);
    }

    private static void dropMidStream(Api api) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = api.open(Api.STREAM, SOUND);
        assertThat(response.body().read()).isPositive();
        response.body().close();
    }

    private static List<JsonNode> entries(Path log) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(log);
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(json.readTree(line).path("message").asText()).isNotEmpty());
        return lines.stream().map(line -> read(json, line)).toList();
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
