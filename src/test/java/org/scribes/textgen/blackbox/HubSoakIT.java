package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;
import static org.scribes.textgen.backend.remote.Events.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;

/** Many requests at once while every fifth call goes wrong: all end, nothing leaks, and the counts add up. */
@Tag("slow")
class HubSoakIT {
    private static final int REQUESTS = 2000;
    private static final int AT_ONCE = 50;
    private static final List<String> ANSWER = words(40);
    private static final String QUESTION =
            "{\"prompt\": \"What saves?\", \"passages\": [{\"id\": \"1\", \"text\": \"Grace saves.\"}]}";
    private static final List<Behaviour> FAULTS = List.of(
            status(500, "{}"),
            status(429, "{}"),
            status(402, "{}"),
            (request, connection) -> connection.close(),
            (request, connection) -> connection.reset(),
            (request, connection) -> connection.stream().awaitClose(),
            (request, connection) ->
                    connection.stream().chunk(token("Grace ") + token("alone ")).close(),
            (request, connection) ->
                    connection.stream().chunk("data: {\"error\":\"x\"}\n\n").end());

    private static void misbehave(TestingUpstream.Request request, TestingUpstream.Connection connection)
            throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Behaviour behaviour = random.nextInt(5) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : streaming(ANSWER);
        behaviour.answer(request, connection);
    }

    @Test
    void everyRequestEnds_andNothingLeaks() throws Exception {
        try (TestingUpstream upstream = new TestingUpstream(HubSoakIT::misbehave);
                TestingServer server = TestingServer.start("soak", settings(upstream))) {
            Api api = new Api(server);
            run(api, 200);
            settle(upstream);
            Metrics before = Metrics.of(api);

            int restarts = run(api, REQUESTS);
            settle(upstream);
            Metrics after = Metrics.of(api);

            double invocations = grown(before, after, "ft_invocations_total", "RemoteAttempt.make");
            double refused = grown(before, after, "ft_bulkhead_calls_total", "bulkheadResult=\"rejected\"");
            double retries = grown(before, after, "textgen_retries_total", "");
            double calls = grown(before, after, "textgen_api_calls_total", "");
            System.out.printf(
                    "%d requests, %.0f calls, %.0f retries, %d restarts, %.0f passed over, %.0f -> %.0f threads%n",
                    REQUESTS,
                    calls,
                    retries,
                    restarts,
                    grown(before, after, "textgen_failover_total", ""),
                    threads(before),
                    threads(after));
            assertThat(grown(before, after, "textgen_requests_total", "")).isEqualTo(REQUESTS);
            assertThat(grown(before, after, "textgen_requests_total", "outcome=\"ok\"")
                            + grown(before, after, "textgen_requests_total", "outcome=\"degraded\""))
                    .isEqualTo(REQUESTS);
            assertThat(invocations)
                    .isPositive()
                    .isLessThanOrEqualTo(REQUESTS + retries); // less if the circuit was open
            assertThat(calls).isEqualTo(invocations - refused);
            assertThat(restarts).isPositive();
            assertThat(threads(after)).isLessThan(threads(before) + AT_ONCE);
            assertThat(after.sum("textgen_active_requests", "")).isZero();
        }
    }

    private static Map<String, String> settings(TestingUpstream upstream) {
        return Map.of(
                "TEXTGEN_HUB_URL", upstream.uri().toString(),
                "TEXTGEN_HUB_RETRY_DELAY", "0.02",
                "TEXTGEN_HUB_RETRY_MAX_DELAY", "0.1",
                "TEXTGEN_HUB_FAILOVER_AFTER", "0.1",
                "TEXTGEN_HUB_IDLE_TIMEOUT", "0.5");
    }

    private static double grown(Metrics before, Metrics after, String name, String tag) {
        return after.sum(name, tag) - before.sum(name, tag);
    }

    private static double threads(Metrics metrics) {
        return metrics.sum("thread_count", "");
    }

    private static void settle(TestingUpstream upstream) throws InterruptedException {
        for (int i = 0; i < 100 && upstream.openConnections() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(upstream.openConnections()).isZero();
    }

    /** How many streams began anew. */
    private static int run(Api api, int requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> ends = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                boolean streamed = i % 2 == 0;
                ends.add(clients.submit(() -> streamed ? stream(api) : whole(api)));
            }
            int restarts = 0;
            for (Future<Integer> end : ends) {
                restarts += end.get(60, TimeUnit.SECONDS);
            }
            return restarts;
        } finally {
            clients.shutdownNow();
        }
    }

    private static int whole(Api api) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.GENERATE, QUESTION);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertSound(Api.json(response.body()));
        return 0;
    }

    private static int stream(Api api) throws IOException, InterruptedException {
        List<ServerSentEvent> events =
                ServerSentEvent.parse(api.post(Api.STREAM, QUESTION).body());
        StringBuilder shown = new StringBuilder();
        int restarts = 0;
        for (ServerSentEvent event : events) {
            if (event.name().equals("token")) {
                shown.append(event.data().path("text").textValue());
            } else if (event.name().equals("restart")) {
                shown.setLength(0);
                restarts++;
            }
        }
        ServerSentEvent last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("done");
        assertThat(last.data().path("answer").textValue()).isEqualTo(shown.toString());
        assertSound(last.data());
        return restarts;
    }

    private static void assertSound(JsonNode answer) {
        boolean degraded = answer.path("status").textValue().equals("degraded");
        assertThat(answer.path("answer").textValue())
                .isEqualTo(degraded ? "Passage 1 says, \"Grace saves.\" [1]" : String.join("", ANSWER));
    }
}
