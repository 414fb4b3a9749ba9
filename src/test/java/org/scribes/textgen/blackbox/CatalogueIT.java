package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** Two upstreams, a local checkpoint and the last resort in one catalogue, which changes while the server runs. */
class CatalogueIT {
    private static final String KEY = "key-of-the-first-upstream";
    private static final String OTHER_KEY = "key-in-a-mounted-file";
    private static final Path CHECKPOINT =
            Path.of("src/main/resources/models/scribes-tiny").toAbsolutePath();
    private static final int TRIES = 150;
    private static final List<String> FROM_FIRST =
            List.of("This answer", " comes from", " the first", " of two servers.");
    private static final List<String> FROM_SECOND =
            List.of("This answer", " comes from", " the second", " of two servers.");

    private static final TestingUpstream FIRST = new TestingUpstream(streaming(FROM_FIRST))
            .telling("{\"data\":[{\"id\":\"org/first\",\"max_model_len\":4096}]}");
    private static final TestingUpstream SECOND = new TestingUpstream(streaming(FROM_SECOND));

    @TempDir
    private static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("key"), OTHER_KEY + "\n");
        write("pastor, trial, watched, own, kind");
        server = TestingServer.start(
                "catalogue",
                Map.of(
                        "TEXTGEN_CATALOGUE",
                        folder.resolve("catalogue.yaml").toString(),
                        "TEXTGEN_RATE_USER_REQUESTS_PER_MINUTE",
                        "10000",
                        "TEXTGEN_CACHE",
                        "true",
                        "FIRST_KEY",
                        KEY,
                        "TEXTGEN_HUB_RETRY_DELAY",
                        "0.05",
                        "TEXTGEN_HUB_RETRY_MAX_ATTEMPTS",
                        "1"));
        api = new Api(server).awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        FIRST.close();
        SECOND.close();
        Logs.assertNoneOf(server.logs(), KEY, OTHER_KEY, "Why is the sky blue");
    }

    @BeforeEach
    void behave() {
        FIRST.behave(streaming(FROM_FIRST));
        SECOND.behave(streaming(FROM_SECOND));
    }

    private static void write(String comment, String... more) throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(
                next,
                """
                # %s
                targets:
                  first:  {url: "%s", model: org/first, api-key: "${FIRST_KEY}", price: {input: 1, output: 2}}
                  second: {url: "%s", model: org/second, api-key: "file:%s"}
                  small:  {path: "%s", load: startup}
                models:
                  pastor:  {targets: [first, second, small, extractive]}
                  trial:   {targets: [{target: first, weight: 50}, {target: second, weight: 50}]}
                  watched: {targets: [first], shadow: {target: second, share: 1}}
                  own:     {targets: [small]}
                  two:     {targets: [second]}
                  kind:    {targets: [first], defaults: {temperature: 0.7, max-new-tokens: 33, system: "Be kind.", grounding: off}}
                """.formatted(comment, FIRST.uri(), SECOND.uri(), folder.resolve("key"), CHECKPOINT)
                        + String.join("", more));
        Files.move(
                next,
                folder.resolve("catalogue.yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static JsonNode ask(String model, String user) throws IOException, InterruptedException {
        HttpResponse<String> response = post(model, user);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }

    private static HttpResponse<String> post(String model, String user) throws IOException, InterruptedException {
        return api.send(api.jsonRequest(
                        Api.GENERATE,
                        BodyPublishers.ofString(
                                "{\"prompt\": \"Why is the sky blue?\", \"cache\": false, \"grounding\": \"report\", \"model\": \""
                                        + model + "\"}"))
                .header("X-User-Id", user));
    }

    @Test
    void models_areListedAtBothDoors_withTheirTargets() throws IOException, InterruptedException {
        JsonNode models = Api.json(api.get("/api/v1/models").body()).path("models");
        JsonNode listed = Api.json(api.get("/v1/models").body()).path("data");

        assertThat(models.findValuesAsText("name")).contains("pastor", "trial", "watched", "own", "two", "kind");
        assertThat(models.get(0).path("targets").findValuesAsText("model_name"))
                .startsWith("org/first", "org/second", "scribes-tiny");
        assertThat(models.get(1).path("targets").findValuesAsText("weight")).containsExactly("50", "50");
        assertThat(models.get(2).path("shadow_target").textValue()).isEqualTo("second");
        assertThat(listed.get(0).path("id").textValue()).isEqualTo("pastor");
        assertThat(models.toString()).doesNotContain(KEY, OTHER_KEY, FIRST.uri().toString());
    }

    @Test
    void contextWindow_isLearntFromTheServer() throws IOException, InterruptedException {
        await(() -> Api.json(api.get("/api/v1/models").body())
                        .path("models")
                        .get(0)
                        .path("targets")
                        .get(0)
                        .path("state")
                        .path("context_window")
                        .intValue()
                == 4096);
    }

    @Test
    void eachTarget_getsItsOwnKeyAndModel() throws IOException, InterruptedException {
        FIRST.behave(status(500, "{}"));

        JsonNode answer = ask("pastor", "ann");

        assertThat(answer.path("answer").textValue()).isEqualTo(String.join("", FROM_SECOND));
        JsonNode metadata = answer.path("metadata");
        assertThat(metadata.path("target").textValue()).isEqualTo("second");
        assertThat(metadata.path("variant").textValue()).isEqualTo("pastor@first");
        assertThat(metadata.path("failover").get(0).path("from").textValue()).isEqualTo("first");
        assertThat(metadata.path("failover").get(0).path("to").textValue()).isEqualTo("second");
        assertThat(FIRST.requests().get(0).headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(SECOND.requests().get(0).headers()).containsEntry("authorization", "Bearer " + OTHER_KEY);
        assertThat(Api.json(SECOND.requests().get(0).body()).path("model").textValue())
                .isEqualTo("org/second");
    }

    @Test
    void localCheckpoint_isATargetLikeAnyOther() throws IOException, InterruptedException {
        await(() -> post("own", "ann").statusCode() == 200);

        assertThat(ask("own", "ann").path("metadata").path("target").textValue())
                .isEqualTo("small");
    }

    @Test
    void draw_isKeptForAUserAndSpreadOverUsers() throws IOException, InterruptedException {
        Set<String> targets = new HashSet<>();
        for (int user = 0; user < 12; user++) {
            String first = target("user-" + user);
            assertThat(target("user-" + user)).isEqualTo(first);
            targets.add(first);
        }

        assertThat(targets).containsExactlyInAnyOrder("first", "second");
    }

    private static String target(String user) throws IOException, InterruptedException {
        return ask("trial", user).path("metadata").path("target").textValue();
    }

    @Test
    void cachedAnswer_hasTheVariantOfItsRequest() throws IOException, InterruptedException {
        String body = "{\"prompt\": \"What is asked twice?\", \"temperature\": 0, \"model\": \"pastor\"}";
        await(() -> metadata(body).path("cached").booleanValue()); // what is learnt of a server makes other keys

        assertThat(metadata(body).path("cached").booleanValue()).isTrue();
        assertThat(metadata(body).path("variant").textValue()).isEqualTo("pastor@first");
    }

    private static JsonNode metadata(String body) throws IOException, InterruptedException {
        return Api.json(api.post(Api.GENERATE, body).body()).path("metadata");
    }

    @Test
    void shadow_answersUnseenAndIsCounted() throws IOException, InterruptedException {
        double before = shadows();

        assertThat(ask("watched", "ann").path("answer").textValue()).isEqualTo(String.join("", FROM_FIRST));

        await(() -> shadows() == before + 1);
        assertThat(SECOND.requests()).hasSize(1);
    }

    private static double shadows() throws IOException, InterruptedException {
        return Metrics.of(api)
                .sum(
                        "textgen_variant_requests_total",
                        "variant=\"watched@second\"",
                        "shadow=\"true\"",
                        "outcome=\"ok\"");
    }

    @Test
    void defaultsOfTheModel_reachItsTarget() throws IOException, InterruptedException {
        ask("kind", "ann");

        JsonNode sent = Api.json(FIRST.requests().get(0).body());
        assertThat(sent.path("temperature").doubleValue()).isEqualTo(0.7);
        assertThat(sent.path("max_tokens").intValue()).isEqualTo(33);
        assertThat(sent.path("messages").get(0).path("role").textValue()).isEqualTo("system");
        assertThat(sent.path("messages").get(0).path("content").textValue()).startsWith("Be kind.");
    }

    @Test
    void unknownModel_isRefusedWithTheNames() throws IOException, InterruptedException {
        assertThat(post("first", "ann").body()).contains("pastor, or trial");
        assertThat(post("first", "ann").statusCode()).isEqualTo(400);
    }

    @Test
    void changedFile_isInForceWithoutARestart_andAWrongOneIsNot() throws IOException, InterruptedException {
        write("one more", "  fresh: {targets: [second]}\n");
        await(() -> post("fresh", "ann").statusCode() == 200);

        write("wrong", "  wrong: {targets: [nobody]}\n");
        await(() -> api.get("/health/ready").body().contains("catalogue_rejected"));
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(Api.json(api.get("/health/ready").body()).toString()).contains("nobody");
        assertThat(Metrics.of(api).values()).anySatisfy((name, value) -> {
            assertThat(name).startsWith("textgen_catalogue_rejected");
            assertThat(value).isEqualTo(1);
        });
        assertThat(post("fresh", "ann").statusCode()).as("the former one stays").isEqualTo(200);

        write("as before");
        await(() -> post("fresh", "ann").statusCode() == 400);
        assertThat(api.get("/health/ready").body()).doesNotContain("catalogue_rejected");
    }

    @Test
    void answerUnderWay_endsOnTheTargetThatItBeganWith() throws IOException, InterruptedException {
        write("with a slow one", "  slow: {targets: [second]}\n");
        await(() -> post("slow", "ann").statusCode() == 200);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            words.add(" word" + i);
        }
        SECOND.behave((request, connection) -> {
            Thread.sleep(4000); // the catalogue changes meanwhile
            streaming(words).answer(request, connection);
        });
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return post("slow", "ann");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await(() -> !SECOND.requests().isEmpty());

        write("without it");
        await(() -> post("slow", "ann").statusCode() == 400);

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().body()).contains("word59");
    }

    @Test
    void rotatedKey_isUsedWithoutARestart() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("key"), "another-key-in-the-file\n");
        await(() -> {
            SECOND.behave(streaming(FROM_SECOND));
            ask("two", "ann");
            return SECOND.requests().get(0).headers().containsValue("Bearer another-key-in-the-file");
        });
        Files.writeString(folder.resolve("key"), OTHER_KEY + "\n");
        await(() -> {
            SECOND.behave(streaming(FROM_SECOND));
            ask("two", "ann");
            return SECOND.requests().get(0).headers().containsValue("Bearer " + OTHER_KEY);
        });
    }

    /** What may take a while. */
    @FunctionalInterface
    private interface Expected {
        boolean there() throws IOException, InterruptedException;
    }

    private static void await(Expected expected) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && !expected.there(); i++) {
            Thread.sleep(100);
        }
        assertThat(expected.there()).isTrue();
    }
}
