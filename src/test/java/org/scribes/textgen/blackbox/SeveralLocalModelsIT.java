package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three checkpoints of one catalogue in memory that holds two, each loaded when it is first asked. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralLocalModelsIT {
    private static final Path CHECKPOINT =
            Path.of("src/main/resources/models/scribes-tiny").toAbsolutePath();
    private static final int TRIES = 600;

    @TempDir
    private static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        Path catalogue = folder.resolve("catalogue.yaml");
        String target = "{path: \"" + CHECKPOINT + "\", load: lazy, kv-memory: \"4 MB\"}\n";
        Files.writeString(
                catalogue,
                "targets:\n  one: " + target + "  two: " + target + "  three: " + target + "models:\n"
                        + "  first: {targets: [one]}\n  second: {targets: [two]}\n  third: {targets: [three]}\n");
        server = TestingServer.start(
                "several-models", Map.of("TEXTGEN_CATALOGUE", catalogue.toString(), "TEXTGEN_LOCAL_MEMORY", "200 MB"));
        api = new Api(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        assertThat(String.join("\n", Files.readAllLines(server.logs().resolve("messages.log"))))
                .contains("model_unloaded");
    }

    private static HttpResponse<String> ask(String model) throws IOException, InterruptedException {
        return api.send(api.jsonRequest(
                Api.GENERATE,
                BodyPublishers.ofString(
                        Api.QUESTION.replaceFirst("\\{", "{\"cache\": false, \"model\": \"" + model + "\", "))));
    }

    private static JsonNode answer(String model) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(model);
        for (int i = 0; i < TRIES && response.statusCode() == 503; i++) {
            assertThat(response.body()).contains("MODEL_LOADING");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
            Thread.sleep(100);
            response = ask(model);
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }

    private static double loaded(String target) throws IOException, InterruptedException {
        return Metrics.of(api).sum("textgen_local_loaded", "target=\"" + target + "\"");
    }

    @Test
    @Order(1)
    void eachIsLoadedWhenItIsFirstAsked_andTwoAnswerAtOnce() throws IOException, InterruptedException {
        assertThat(loaded("one") + loaded("two")).isZero();
        String expected = answer("first").path("answer").textValue();
        assertThat(loaded("two")).isZero();
        answer("second");

        List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return answer(i % 2 == 0 ? "first" : "second");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            JsonNode answer = answers.get(i).join();
            assertThat(answer.path("answer").textValue()).isEqualTo(expected);
            assertThat(answer.path("metadata").path("target").textValue()).isEqualTo(i % 2 == 0 ? "one" : "two");
        }
        assertThat(loaded("one") + loaded("two")).isEqualTo(2);
    }

    @Test
    @Order(2)
    void third_takesTheMemoryOfTheLeastRecentlyUsed_whichIsLoadedAgain() throws IOException, InterruptedException {
        answer("first");
        answer("second");
        answer("first");

        answer("third");
        assertThat(List.of(loaded("one"), loaded("two"), loaded("three"))).containsExactly(1.0, 0.0, 1.0);

        answer("second");
        assertThat(List.of(loaded("one"), loaded("two"), loaded("three"))).containsExactly(0.0, 1.0, 1.0);
    }
}
