package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.guard.TestingKeys;
import org.scribes.textgen.usage.store.TestingPostgres;

/** The ledger of real servers: what it tells, and what is in it after something was killed. */
class LedgerIT {
    private static final String USAGE = "/api/v1/usage";
    private static final int CLIENTS = 3;

    @TempDir
    Path folder;

    @Test
    void killedServer_losesNothingThatIsOlderThanASecond() throws Exception {
        Path data = folder.resolve("data");
        try (TestingServer server = TestingServer.start(
                        "ledger-file",
                        Map.of(
                                "TEXTGEN_LEDGER_ENABLED", "true",
                                "TEXTGEN_BACKENDS", "extractive",
                                "TEXTGEN_DATA_DIR", data.toString()));
                Load load = new Load(opened(server, ""), "")) {
            Api api = new Api(server);
            awaitRequests(api, "", 20);
            assertThat(api.get(USAGE + "?group=hour").statusCode()).isEqualTo(400);
            HttpResponse<String> csv =
                    api.send(api.request(USAGE + "?group=day").header("Accept", "text/csv"));
            assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(csv.body().lines().skip(1))
                    .singleElement()
                    .asString()
                    .matches("\"2\\d{3}-\\d\\d-\\d\\d\",,(\\d+),\\1,0,0,0,\\d+,\\d+,0,0,\\d+");
            TimeUnit.SECONDS.sleep(2);

            long killed = System.nanoTime();
            server.kill();
            load.stop();

            List<String> written = requestIds("jdbc:h2:file:" + data.resolve("ledger"));
            List<String> owed =
                    load.answeredBefore(killed - Duration.ofSeconds(1).toNanos());
            assertThat(owed).hasSizeGreaterThan(20);
            assertThat(written).doesNotHaveDuplicates().containsAll(owed);
        }
    }

    @Test
    void killedDatabase_failsNoRequestAndLosesNoRow() throws Exception {
        Path keys = folder.resolve("api-keys");
        Files.write(
                keys,
                List.of(
                        TestingKeys.line("k1", "assistant"),
                        TestingKeys.line("k2", "owner usage=all"),
                        TestingKeys.line("k3", "other")));
        try (TestingPostgres postgres = TestingPostgres.start();
                TestingServer server = TestingServer.start(
                        "ledger-postgres",
                        Map.of(
                                "TEXTGEN_LEDGER_ENABLED",
                                "true",
                                "TEXTGEN_BACKENDS",
                                "extractive",
                                "TEXTGEN_AUTH",
                                "api-key",
                                "TEXTGEN_AUTH_KEY_FILE",
                                keys.toString(),
                                // so large that it bounds nothing, and has every request ask the database
                                "TEXTGEN_BUDGET_TOTAL_USD",
                                "1000000",
                                "TEXTGEN_DATABASE_URL",
                                postgres.url(),
                                "TEXTGEN_DATABASE_USER",
                                TestingPostgres.USER));
                Load load = new Load(opened(server, TestingKeys.key("k1")), TestingKeys.key("k1"))) {
            Api api = new Api(server);
            String owner = TestingKeys.key("k2");
            awaitRequests(api, owner, 20);
            assertThat(usage(api, TestingKeys.key("k1")).statusCode()).isEqualTo(200);

            postgres.kill();
            TimeUnit.SECONDS.sleep(2);
            HttpResponse<String> away = usage(api, owner);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(Api.problem(away).path("code").textValue()).isEqualTo("LEDGER_UNAVAILABLE");
            assertThat(away.headers().firstValue("Retry-After")).contains("5");
            postgres.startAgain();
            TimeUnit.SECONDS.sleep(1);
            load.stop();

            assertThat(load.failures()).isEmpty();
            awaitRequests(api, owner, load.answered());
            assertThat(requests(usage(api, owner))).isEqualTo(load.answered());
            assertThat(requests(usage(api, TestingKeys.key("k1")))).isEqualTo(load.answered());
            assertThat(requests(usage(api, TestingKeys.key("k3")))).isZero();
            assertThat(requestIds(postgres.url() + "?user=" + TestingPostgres.USER))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(load.answeredBefore(System.nanoTime()));
            String log = Logs.text(server.logs());
            assertThat(log).contains("ledger_away ", "ledger_back ");
            assertThat(Metrics.of(api).sum("textgen_ledger_rows_lost_total", ""))
                    .isZero();
        }
    }

    /** Waits until the ledger is open, which the server's start does not wait for. */
    private static Api opened(TestingServer server, String key) throws Exception {
        Api api = new Api(server);
        awaitRequests(api, key, 0);
        return api;
    }

    private static HttpResponse<String> usage(Api api, String key) throws IOException, InterruptedException {
        return api.send(api.request(USAGE).header("X-API-Key", key.isEmpty() ? "none" : key));
    }

    private static int requests(HttpResponse<String> usage) {
        int requests = 0;
        for (JsonNode row : Api.json(usage.body()).path("rows")) {
            requests += row.path("requests").intValue();
        }
        return requests;
    }

    private static void awaitRequests(Api api, String key, int count) throws Exception {
        for (int i = 0; i < 300; i++) {
            HttpResponse<String> usage = usage(api, key);
            if (usage.statusCode() == 200 && requests(usage) >= count) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the ledger did not come to " + count + " requests");
    }

    private static List<String> requestIds(String url) throws SQLException {
        String user = url.startsWith("jdbc:h2:") ? "sa" : TestingPostgres.USER;
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select request_id from ledger")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** Clients that ask one question after another. */
    private static final class Load implements AutoCloseable {
        private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        private final List<Future<?>> clients = new ArrayList<>();
        private final Map<String, Long> answered = new ConcurrentHashMap<>();
        private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean stopped;

        Load(Api api, String key) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> ask(api, key)));
            }
        }

        private void ask(Api api, String key) {
            while (!stopped) {
                String id = "asked-" + next.incrementAndGet();
                HttpRequest.Builder request = api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(Api.QUESTION))
                        .header("X-Request-Id", id)
                        .header("X-API-Key", key.isEmpty() ? "none" : key);
                try {
                    HttpResponse<String> response = api.send(request);
                    if (response.statusCode() == 200 && !response.body().isEmpty()) {
                        answered.put(id, System.nanoTime());
                    } else {
                        failures.add(response.statusCode() + ": " + response.body());
                    }
                    TimeUnit.MILLISECONDS.sleep(10);
                } catch (IOException | InterruptedException e) {
                    failures.add(e.toString());
                    return;
                }
            }
        }

        void stop() throws Exception {
            stopped = true;
            for (Future<?> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
        }

        int answered() {
            return answered.size();
        }

        List<String> answeredBefore(long nanos) {
            return answered.entrySet().stream()
                    .filter(answer -> answer.getValue() - nanos < 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        List<String> failures() {
            return failures;
        }

        @Override
        public void close() {
            stopped = true;
            threads.shutdownNow();
        }
    }
}
