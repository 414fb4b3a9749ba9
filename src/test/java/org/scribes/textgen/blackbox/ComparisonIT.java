package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.guard.TestingKeys;

/** Two variants of one model: one quotes truly, one invents its quotation and sometimes fails, and a shadow is never seen. */
class ComparisonIT {
    private static final String VERSE = "For God so loved the world, that he gave his one and only Son.";
    private static final TestingUpstream TRUE =
            new TestingUpstream(streaming(List.of("It says, \\\"", VERSE, "\\\" [1]")));
    private static final TestingUpstream FALSE = new TestingUpstream(streaming(
            List.of("He adds, \\\"Whoever plants in the evening shall harvest", " in the morning.\\\" (Luke 25:1)")));
    private static final int REQUESTS = 24;

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path keys = Files.write(
                folder.resolve("api-keys"),
                List.of(
                        TestingKeys.line("k1", "assistant"),
                        TestingKeys.line("k2", "office usage=all"),
                        TestingKeys.line("k3", "other")));
        server = TestingServer.start(
                "comparison",
                Map.of(
                        "TEXTGEN_LEDGER_ENABLED", "true",
                        "TEXTGEN_AUTH", "api-key",
                        "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                        "TEXTGEN_TARGETS_FAITHFUL_URL", TRUE.uri().toString(),
                        "TEXTGEN_TARGETS_FAITHFUL_MODEL", "org/faithful",
                        "TEXTGEN_TARGETS_INVENTOR_URL", FALSE.uri().toString(),
                        "TEXTGEN_TARGETS_INVENTOR_MODEL", "org/inventor",
                        "TEXTGEN_MODELS_TRIAL_TARGETS", "faithful:50,inventor:50",
                        "TEXTGEN_MODELS_TRIAL_SHADOW_TARGET", "extractive",
                        "TEXTGEN_MODELS_TRIAL_SHADOW_SHARE", "1"));
        api = new Api(server);
        for (int i = 0; i < 300 && get("k2", "/api/v1/usage").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        for (int i = 0; i < REQUESTS; i++) {
            // the draw follows the user
            assertThat(ask("user-" + i, "asked-" + i).statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        TRUE.close();
        FALSE.close();
        Logs.assertNoneOf(server.logs(), "evening shall harvest");
        Logs.assertNoneOf(server.data(), "evening shall harvest");
    }

    private static HttpResponse<String> ask(String user, String requestId) throws IOException, InterruptedException {
        String body = """
                {"model": "trial", "prompt": "What does John 3:16 say?", "user": "%s",
                 "passages": [{"id": "1", "reference": "John 3:16", "text": "%s"}]}
                """.formatted(user, VERSE);
        return api.send(api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(body))
                .header("X-API-Key", TestingKeys.key("k1"))
                .header("X-Request-Id", requestId));
    }

    private static HttpResponse<String> get(String key, String path) throws IOException, InterruptedException {
        return api.send(api.request(path).header("X-API-Key", TestingKeys.key(key)));
    }

    /** Waits until all rows are written. */
    private static JsonNode comparison(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("k2", "/api/v1/comparison?" + query);
        for (int i = 0; i < 100 && !complete(answer); i++) {
            Thread.sleep(100);
            answer = get("k2", "/api/v1/comparison?" + query);
        }
        answer = get("k2", "/api/v1/comparison?" + query); // its queries are not one: the last rows came between them
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.json(answer.body());
    }

    private static boolean complete(HttpResponse<String> answer) throws IOException {
        JsonNode body = Api.json(answer.body());
        return answer.statusCode() == 200
                && body.at("/a/requests").intValue() + body.at("/b/requests").intValue() >= REQUESTS;
    }

    private static JsonNode measure(JsonNode comparison, String name) {
        return comparison
                .path("measures")
                .valueStream()
                .filter(measure -> measure.path("measure").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void variants_differInWhatTheyQuote() throws Exception {
        JsonNode comparison = comparison("a=trial@faithful&b=trial@inventor");

        int requests = comparison.at("/a/requests").intValue();
        assertThat(requests).isBetween(4, REQUESTS - 4);
        assertThat(comparison.at("/b/requests").intValue()).isEqualTo(REQUESTS - requests);
        assertThat(comparison.at("/a/quotations/verified").intValue()).isEqualTo(requests);
        assertThat(comparison.at("/b/quotations/fabricated").intValue()).isEqualTo(REQUESTS - requests);
        assertThat(comparison.at("/b/quotations/repaired").intValue()).isEqualTo(REQUESTS - requests);
        JsonNode verified = measure(comparison, "verified_share");
        assertThat(verified.path("decisive").booleanValue()).isTrue();
        assertThat(verified.path("conclusion").textValue()).isEqualTo("decisive: trial@inventor is lower");
        assertThat(verified.at("/difference/value").doubleValue()).isEqualTo(-1);
        assertThat(verified.at("/difference/high").doubleValue()).isNegative();
        JsonNode latency = measure(comparison, "latency_p95_ms");
        assertThat(latency.path("decisive").booleanValue()).isFalse();
        assertThat(latency.path("conclusion").textValue())
                .matches("not decisive: about [0-9,]+ more requests would be needed");
    }

    @Test
    void shadow_isComparedUnderItsOwnNameAndCostsNobodyAnything() throws Exception {
        comparison("a=trial@faithful&b=trial@inventor");

        JsonNode comparison = Api.json(get("k2", "/api/v1/comparison?a=trial@faithful&b=shadow:trial@extractive")
                .body());

        assertThat(comparison.at("/b/shadow").booleanValue()).isTrue();
        assertThat(comparison.at("/b").has("ratings")).isFalse();
        assertThat(comparison.path("measures").findValuesAsText("measure")).doesNotContain("rating_mean");
        JsonNode usage = Api.json(get("k1", "/api/v1/usage").body());
        assertThat(usage.path("rows").findValuesAsText("key")).doesNotContain("extractive");
    }

    @Test
    void ratings_belongToTheVariantThatWasRated() throws Exception {
        comparison("a=trial@faithful&b=trial@inventor");
        String rating = "{\"request_id\": \"asked-0\", \"rating\": 2, \"flags\": [\"hallucination\"]}";
        assertThat(api.send(api.jsonRequest("/api/v1/feedback", BodyPublishers.ofString(rating))
                                .header("X-API-Key", TestingKeys.key("k1")))
                        .statusCode())
                .isEqualTo(200);

        JsonNode comparison = comparison("a=trial@faithful&b=trial@inventor");

        int rated = comparison.at("/a/ratings/count").intValue();
        assertThat(rated + comparison.at("/b/ratings/count").intValue()).isEqualTo(1);
        JsonNode of = comparison.path(rated == 1 ? "a" : "b");
        assertThat(of.at("/ratings/hallucination").intValue()).isEqualTo(1);
        assertThat(measure(comparison, "rating_mean")
                        .at(rated == 1 ? "/a/value" : "/b/value")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void whatIsWrong_isAnsweredWithWhatThereIs() throws Exception {
        comparison("a=trial@faithful&b=trial@inventor");

        assertThat(detail("k2", "a=trial@faithful&b=trial@nobody"))
                .startsWith("b must be a variant that has requests in this period; these have: trial@faithful,"
                        + " trial@inventor");
        assertThat(detail("k2", "a=trial@faithful&b=trial@faithful")).isEqualTo("b must be another variant than a");
        assertThat(detail("k2", "b=trial@faithful")).startsWith("a must be a variant");
        assertThat(detail("k2", "a=trial@faithful&b=trial@inventor&c=1")).startsWith("a parameter is not known here");
        // another key's requests are not there
        assertThat(detail("k3", "a=trial@faithful&b=trial@inventor"))
                .isEqualTo("a must be a variant that has requests in this period; there is none");
        assertThat(get("k1", "/api/v1/comparison?a=trial@faithful&b=trial@inventor")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String detail(String key, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(key, "/api/v1/comparison?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Api.problem(answer).path("detail").textValue();
    }
}
