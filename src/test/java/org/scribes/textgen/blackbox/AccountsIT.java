package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.guard.TestingKeys;

/** A server behind which every answer costs half a cent: who may spend how much, what it says of it, and what people say. */
class AccountsIT {
    private static final String FEEDBACK = "/api/v1/feedback";
    private static final String MODEL = "meta-llama/Llama-3.1-8B-Instruct";
    private static final String MARK = "Mephibosheth";
    private static final String COMMENT = "Ahasuerus";
    private static final List<String> PIECES = List.of(MARK, " eats at", " the king's", " table.");
    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(PIECES));

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path keys = Files.write(
                folder.resolve("api-keys"),
                List.of(
                        TestingKeys.line("rich", "assistant"),
                        TestingKeys.line("owner", "office usage=all"),
                        TestingKeys.line("poor", "batch budget-usd=0.04"),
                        TestingKeys.line("near", "trial budget-usd=0.03")));
        server = TestingServer.start(
                "accounts",
                Map.of(
                        "TEXTGEN_LEDGER_ENABLED", "true",
                        "TEXTGEN_AUTH", "api-key",
                        "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                        "TEXTGEN_OUTPUT_VALIDATION", "off",
                        "TEXTGEN_BACKENDS", "api",
                        "TEXTGEN_HUB_URL", UPSTREAM.uri().toString(),
                        "TEXTGEN_COST_PRICES", MODEL + "=0/1000",
                        "TEXTGEN_BUDGET_USER_USD", "0.032"));
        api = new Api(server);
        Instant end = Instant.now().plus(OPENING);
        while (get("rich", "/api/v1/usage").path("rows").isMissingNode()) { // the database is opened beside the start
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    /** The last word on every test here. */
    @AfterAll
    static void stop() throws IOException, InterruptedException {
        String metrics = api.get("/metrics").body();
        server.close();
        UPSTREAM.close();
        assertThat(metrics).doesNotContain(MARK, COMMENT, "Ziba", "Shimei", "s".repeat(43));
        Logs.assertNoneOf(server.logs(), MARK, COMMENT, "Ziba", "Shimei", "s".repeat(43));
        Logs.assertNoneOf(server.data(), MARK, "eats at", "Ziba", "Shimei", "s".repeat(43));
        assertThat(Logs.text(server.data())).contains("judged-1");
    }

    private static HttpResponse<String> ask(String key, String requestId, int tokens, String user)
            throws IOException, InterruptedException {
        String body = "{\"prompt\": \"Where does %s eat?\", \"max_new_tokens\": %d%s}"
                .formatted(MARK, tokens, user.isEmpty() ? "" : ", \"user\": \"" + user + "\"");
        return api.send(api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(body))
                .header("X-API-Key", TestingKeys.key(key))
                .header("X-Request-Id", requestId));
    }

    private static HttpResponse<String> judge(String key, String body) throws IOException, InterruptedException {
        return api.send(
                api.jsonRequest(FEEDBACK, BodyPublishers.ofString(body)).header("X-API-Key", TestingKeys.key(key)));
    }

    private static JsonNode get(String key, String path) throws IOException, InterruptedException {
        return Api.json(api.send(api.request(path).header("X-API-Key", TestingKeys.key(key)))
                .body());
    }

    @Test
    void answer_tellsWhatItCosts() throws Exception {
        JsonNode metadata = Api.json(ask("rich", "r", 30, "").body()).path("metadata");

        assertThat(metadata.path("estimated_cost_usd").decimalValue()).isEqualByComparingTo("0.005");
        assertThat(Metrics.of(api).sum("textgen_estimated_cost_usd_total")).isGreaterThanOrEqualTo(0.005);
    }

    /** Half a cent each, three cents set aside while they are in flight. */
    @Test
    void keyWhoseBudgetIsSpent_isRefusedUntilTheNextMonth() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("poor", "p", 30, "").statusCode()).isEqualTo(200);
            awaitSpent("poor", 0.005 * (i + 1));
        }
        int calls = UPSTREAM.calls();

        HttpResponse<String> refused = ask("poor", "p", 30, "");

        assertThat(refused.statusCode()).isEqualTo(429);
        JsonNode problem = Api.problem(refused);
        assertThat(problem.path("code").textValue()).isEqualTo("BUDGET_EXCEEDED");
        assertThat(problem.path("detail").textValue())
                .contains("this key", "0.04 USD", "0.015 USD spent", "-01T00:00:00Z");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, Duration.ofDays(31).toSeconds());
        assertThat(refused.body()).doesNotContain(MARK);
        assertThat(UPSTREAM.calls()).isEqualTo(calls);
        assertThat(Metrics.of(api).sum("textgen_budget_refused_total", "scope=\"key\""))
                .isPositive();
        // a shorter answer would do
        assertThat(ask("poor", "p", 20, "").statusCode()).isEqualTo(200);
    }

    @Test
    void streamThatIsRefusedBeforeItsBeginning_isOneProblem() throws Exception {
        String body = "{\"prompt\": \"Where does %s eat?\", \"max_new_tokens\": 50}".formatted(MARK);

        HttpResponse<String> refused = api.send(api.jsonRequest(Api.STREAM, BodyPublishers.ofString(body))
                .header("X-API-Key", TestingKeys.key("poor")));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Api.problem(refused).path("code").textValue()).isEqualTo("BUDGET_EXCEEDED");
    }

    @Test
    void budgetThatIsNearlySpent_isToldAndLogged() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("near", "n", 5, "").statusCode()).isEqualTo(200);
        }
        awaitSpent("near", 0.025);

        JsonNode answer = Api.json(ask("near", "n", 5, "").body());

        assertThat(answer.path("warnings").toString()).contains("83 % of the budget of this key for 20");
        assertThat(Logs.text(server.logs())).contains("budget_nearly_spent scope=key key=trial user=none");
        assertThat(Metrics.of(api).sum("textgen_budget_used_ratio", "scope=\"key\""))
                .isGreaterThan(0.8);
    }

    @Test
    void user_hasABudgetOfItsOwn() throws Exception {
        assertThat(ask("rich", "u", 30, "Ziba").statusCode()).isEqualTo(200);
        awaitRows("rich", "user", "assistant", 1);

        assertThat(Api.problem(ask("rich", "u", 30, "Ziba")).path("detail").textValue())
                .contains("this user");
        assertThat(ask("rich", "u", 30, "Shimei").statusCode()).isEqualTo(200);
    }

    @Test
    void usage_isTheKeysOwnUnlessItsLineSaysMore() throws Exception {
        ask("rich", "usage-1", 30, "");
        awaitRows("rich", "model", MODEL, 1);
        long all = awaitRows("owner", "model", MODEL, 1);

        assertThat(get("near", "/api/v1/usage?group=model")
                        .path("rows")
                        .path(0)
                        .path("requests")
                        .asLong())
                .isLessThan(all);
        assertThat(get("rich", "/api/v1/usage")
                        .path("rows")
                        .path(0)
                        .path("cost_usd")
                        .decimalValue())
                .isPositive();
    }

    @Test
    void judgement_isTakenFromWhoAskedAndShowsInTheReport() throws Exception {
        ask("rich", "judged-1", 30, "");
        String said = "{\"request_id\": \"judged-1\", \"rating\": %d, \"flags\": [\"wrong_citation\"], \"comment\": \""
                + COMMENT + "\"}";

        assertThat(judge("owner", said.formatted(1)).statusCode()).isEqualTo(404);
        assertThat(judge("rich", said.formatted(9)).statusCode()).isEqualTo(400);
        assertThat(judge("rich", "{\"request_id\": \"judged-1\", \"rating\": 5}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(judge("rich", said.formatted(1).replace(COMMENT, "\\uFB2C".repeat(2000)))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> again = judge("rich", said.formatted(2));

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).contains("\"rating\":2").doesNotContain(COMMENT);
        JsonNode level = objective("mean_rating").path("since_start");
        assertThat(level.path("count").asLong()).isEqualTo(1);
        assertThat(level.path("value").asDouble()).isEqualTo(2);
        assertThat(level.path("enough_votes").asBoolean(true)).isFalse();
        assertThat(level.path("met").isBoolean()).isFalse();
    }

    private static JsonNode objective(String name) throws Exception {
        for (JsonNode objective : get("rich", "/api/v1/slo").path("objectives")) {
            if (objective.path("name").textValue().equals(name)) {
                return objective;
            }
        }
        throw new AssertionError("no objective " + name);
    }

    /** The ledger is written behind the answers. */
    private static void awaitSpent(String key, double usd) throws Exception {
        Instant end = Instant.now().plus(LIMIT);
        while (get(key, "/api/v1/usage").path("rows").path(0).path("cost_usd").asDouble() < usd - 1e-9) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private static long awaitRows(String key, String group, String word, long least) throws Exception {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            JsonNode rows = get(key, "/api/v1/usage?group=" + group).path("rows");
            long requests = 0;
            for (JsonNode row : rows) {
                requests += row.toString().contains(word) ? row.path("requests").asLong() : 0;
            }
            if (requests >= least) {
                return requests;
            }
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
