package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.finish;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.scribes.textgen.backend.remote.Events;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.operations.MetricTable;

/** API mode over HTTP, with the server's own fault tolerance around it, against a server that misbehaves to order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubIT {
    private static final String KEY = "hf_secretSecretSecretSecret";
    private static final String HEADER_KEY = "anotherSecretOfAGateway";
    private static final String VERSE = "For by grace you have been saved through faith";
    private static final String ANSWER = "Zerubbabel answers";
    private static final List<String> PIECES = List.of("Zerubbabel", " answers");
    private static final int FAILURES_THAT_OPEN = 40;
    private static final String QUESTION = """
            {"prompt": "What saves a Melchizedekian?", "passages": [{"id": "1", "reference": "Ephesians 2:8", "text": "%s"}]}
            """.formatted(VERSE);

    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(PIECES));
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "hub",
                Map.ofEntries(
                        Map.entry("HF_API_KEY", KEY),
                        Map.entry("TEXTGEN_OUTPUT_VALIDATION", "off"),
                        Map.entry("HF_GENERATION_MODEL", "org/model:provider"),
                        Map.entry("TEXTGEN_HUB_URL", UPSTREAM.uri().toString()),
                        Map.entry("TEXTGEN_HUB_HEADERS", "X-Gateway-Key: " + HEADER_KEY),
                        Map.entry("TEXTGEN_HUB_BILL_TO", "church"),
                        Map.entry("TEXTGEN_HUB_RETRY_DELAY", "0.05"),
                        Map.entry("TEXTGEN_HUB_RETRY_MAX_DELAY", "0.1"),
                        Map.entry("TEXTGEN_HUB_FAILOVER_AFTER", "0.05"),
                        Map.entry("TEXTGEN_HUB_IDLE_TIMEOUT", "1"),
                        Map.entry("TEXTGEN_HUB_ATTEMPT_TIMEOUT", "2"),
                        Map.entry("TEXTGEN_HUB_MAX_CONNECTIONS", "8"),
                        Map.entry("TEXTGEN_HUB_CIRCUIT_BREAKER_REQUESTS", Integer.toString(FAILURES_THAT_OPEN)),
                        Map.entry("TEXTGEN_HUB_CIRCUIT_BREAKER_DELAY", "2"),
                        Map.entry("LOG_LEVELS", "*=info:org.scribes.*=all:jdk.*=all")));
        api = new Api(server);
    }

    /** The last word on every test here: none of them may leave a text or a key in any log. */
    @AfterAll
    static void stop() throws IOException {
        server.close();
        UPSTREAM.close();
        Logs.assertNoneOf(server.logs(), KEY, HEADER_KEY, VERSE, "Zerubbabel", "Melchizedekian");
    }

    private static JsonNode generate(TestingUpstream.Behaviour... behaviours) throws IOException, InterruptedException {
        UPSTREAM.behave(behaviours);
        HttpResponse<String> response = api.post(Api.GENERATE, QUESTION);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }

    private static List<ServerSentEvent> stream(String body, TestingUpstream.Behaviour... behaviours)
            throws IOException, InterruptedException {
        UPSTREAM.behave(behaviours);
        return ServerSentEvent.parse(api.post(Api.STREAM, body).body());
    }

    @Test
    @Order(1)
    void answer_isTheServersOwn() throws IOException, InterruptedException {
        JsonNode answer = generate(streaming(PIECES));

        assertThat(answer.path("answer").textValue()).isEqualTo(ANSWER);
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        JsonNode metadata = answer.path("metadata");
        assertThat(metadata.path("mode").textValue()).isEqualTo("api");
        assertThat(metadata.path("model").textValue()).isEqualTo("org/model:provider");
        assertThat(metadata.path("input_tokens").intValue()).isEqualTo(7);
        assertThat(metadata.path("tokens_generated").intValue()).isEqualTo(3);
        assertThat(metadata.path("tokens_estimated").booleanValue()).isFalse();
        assertThat(metadata.path("attempts").intValue()).isEqualTo(1);
        Map<String, String> headers = UPSTREAM.requests().get(0).headers();
        assertThat(headers)
                .containsEntry("authorization", "Bearer " + KEY)
                .containsEntry("x-gateway-key", HEADER_KEY)
                .containsEntry("x-hf-bill-to", "church");
        assertThat(UPSTREAM.requests().get(0).line()).startsWith("POST /v1/chat/completions ");
    }

    @Test
    @Order(2)
    void tokens_arriveWhileTheServerStillWorks() throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        UPSTREAM.behave((request, connection) -> {
            connection.stream().chunk(token("Zerubbabel answers a"));
            if (seen.await(5, TimeUnit.SECONDS)) {
                connection.chunk(token("gain") + finish("stop") + Events.DONE).end();
            }
        });

        HttpResponse<InputStream> response = api.open(Api.STREAM, QUESTION);
        StringBuilder stream = new StringBuilder(Api.readUntil("Zerubbabel", response.body()));
        seen.countDown();
        stream.append(new String(response.body().readAllBytes(), UTF_8));

        List<ServerSentEvent> events = ServerSentEvent.parse(stream.toString());
        assertThat(events.get(events.size() - 1).data().path("answer").textValue())
                .isEqualTo(ANSWER + " again");
    }

    @Test
    @Order(3)
    void failureThatStays_isAnsweredFromThePassages() throws IOException, InterruptedException {
        JsonNode answer = generate(status(402, "{\"error\":\"You have exceeded your monthly included credits\"}"));

        assertThat(UPSTREAM.calls()).isEqualTo(1);
        assertThat(answer.path("status").textValue()).isEqualTo("degraded");
        assertThat(answer.path("answer").textValue()).contains('"' + VERSE + '"', "Ephesians 2:8", "[1]");
        JsonNode metadata = answer.path("metadata");
        assertThat(metadata.path("mode").textValue()).isEqualTo("extractive");
        assertThat(metadata.path("attempts").intValue()).isEqualTo(2);
        JsonNode step = metadata.path("failover").path(0);
        assertThat(step.path("from").textValue()).isEqualTo("api");
        assertThat(step.path("to").textValue()).isEqualTo("extractive");
        assertThat(step.path("reason").textValue()).isEqualTo("UPSTREAM_QUOTA");
        assertThat(step.path("detail").textValue())
                .isEqualTo(
                        "the monthly credits of this token are used up: add credits at the provider, or set another key"
                                + " (HF_API_KEY)");
    }

    @Test
    @Order(4)
    void streamThatBreaks_beginsAnew() throws IOException, InterruptedException {
        AnswerEvents events = new AnswerEvents(stream(
                QUESTION,
                (request, connection) ->
                        connection.stream().chunk(token("Zerubbabel answers ")).close()));

        assertThat(events.names()).startsWith("token", "restart", "token").endsWith("done");
        assertThat(events.only("restart").path("reason").textValue()).isEqualTo("upstream_error");
        JsonNode done = events.done();
        assertThat(done.path("answer").textValue()).contains(VERSE);
        assertThat(done.path("status").textValue()).isEqualTo("degraded");
        assertThat(UPSTREAM.calls()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void streamThatBreaks_endsWhereThatIsAskedFor() throws IOException, InterruptedException {
        List<ServerSentEvent> events = stream(
                QUESTION.replace("{\"prompt\"", "{\"on_failure\": \"error\", \"prompt\""),
                (request, connection) ->
                        connection.stream().chunk(token("Zerubbabel answers ")).close());

        assertThat(events).hasSize(2);
        assertThat(events.get(1).name()).isEqualTo("error");
        assertThat(events.get(1).data().path("code").textValue()).isEqualTo("UPSTREAM_ERROR");
        assertThat(events.get(1).data().path("status").intValue()).isEqualTo(502);
    }

    @Test
    @Order(6)
    void clientThatLeaves_endsTheServersWork() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        UPSTREAM.behave((request, connection) -> {
            connection.stream();
            try {
                while (true) {
                    connection.chunk(token("Zerubbabel "));
                    Thread.sleep(20);
                }
            } catch (IOException closed) {
                ended.countDown();
            }
        });

        HttpResponse<InputStream> response = api.open(Api.STREAM, QUESTION);
        assertThat(response.body().read()).isPositive();
        response.body().close();

        assertThat(ended.await(1500, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    @Order(7)
    void attemptThatLastsTooLong_isCut() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        long begin = System.nanoTime();
        List<ServerSentEvent> events = stream(QUESTION, (request, connection) -> {
            connection.stream();
            try {
                while (true) {
                    connection.chunk(token("Zerubbabel "));
                    Thread.sleep(100);
                }
            } catch (IOException closed) {
                ended.countDown();
            }
        });

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
        assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(events.stream().map(ServerSentEvent::name))
                .contains("restart")
                .endsWith("done");
    }

    @Test
    @Order(8)
    void requestBeyondTheConnections_waitsForOneOfThem() throws Exception {
        CountDownLatch full = new CountDownLatch(8);
        CountDownLatch go = new CountDownLatch(1);
        UPSTREAM.behave((request, connection) -> {
            full.countDown();
            connection.stream().chunk(token("Zerubbabel"));
            go.await(5, TimeUnit.SECONDS);
            connection.chunk(token(" answers") + finish("stop") + Events.DONE).end();
        });
        ExecutorService clients = Executors.newFixedThreadPool(9);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> api.post(Api.GENERATE, QUESTION)));
            }
            assertThat(full.await(5, TimeUnit.SECONDS)).isTrue();

            answers.add(clients.submit(() -> api.post(Api.GENERATE, QUESTION)));
            awaitWaitingRequest();
            go.countDown();
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> response = answer.get(10, TimeUnit.SECONDS);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(Api.json(response.body()).path("status").textValue()).isEqualTo("ok");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void awaitWaitingRequest() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (Metrics.of(api).sum("textgen_requests_waiting") == 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    @Order(9)
    void serverThatKeepsFailing_isLeftAloneForAWhile() throws Exception {
        UPSTREAM.behave(status(500, "{\"error\":\"worker died\"}"));
        for (int i = 0; i < FAILURES_THAT_OPEN; i++) {
            assertThat(api.post(Api.GENERATE, QUESTION).statusCode()).isEqualTo(200);
        }
        int calls = UPSTREAM.calls();
        assertThat(calls).isLessThanOrEqualTo(FAILURES_THAT_OPEN + 2);

        JsonNode answer = Api.json(api.post(Api.GENERATE, QUESTION).body());

        assertThat(UPSTREAM.calls()).isEqualTo(calls);
        assertThat(answer.path("metadata")
                        .path("failover")
                        .path(0)
                        .path("detail")
                        .textValue())
                .contains("too often");
        Thread.sleep(2100); // the breaker's own clock
        assertThat(generate(streaming(PIECES)).path("status").textValue()).isEqualTo("ok");
    }

    @Test
    @Order(10)
    void metrics_tellOfAllOfIt() throws IOException, InterruptedException {
        Metrics metrics = Metrics.of(api);

        String method = "method=\"org.scribes.textgen.backend.remote.RemoteAttempt.make\"";
        double invocations = metrics.sum("ft_invocations_total", method);
        double calls = metrics.sum("textgen_api_calls_total", "");
        double refused = metrics.sum("ft_bulkhead_calls_total", "bulkheadResult=\"rejected\"");
        assertThat(invocations).isPositive().isEqualTo(calls + refused);
        assertThat(metrics.sum("ft_timeout_calls_total", "timedOut=\"true\"")).isPositive();
        assertThat(metrics.sum("textgen_upstream_choices_total", "by=\"trial\""))
                .isPositive();
        assertThat(metrics.sum("textgen_upstream_choices_total")).isEqualTo(invocations);
        assertThat(metrics.sum("textgen_upstream_servers")).isEqualTo(1);
        assertThat(metrics.sum("textgen_upstream_in_flight")).isZero();
        assertThat(MetricTable.ofUpstreams())
                .allSatisfy((name, row) -> assertThat(metrics.values().keySet())
                        .anyMatch(series -> series.startsWith(name + "{")
                                && row.labels().stream().allMatch(label -> series.contains(label + "=\""))));
        assertThat(metrics.sum("textgen_retries_total", "reason=\"500\"")).isPositive();
        assertThat(metrics.sum("textgen_failover_total", "reason=\"UPSTREAM_QUOTA\""))
                .isEqualTo(1);
        assertThat(metrics.sum("textgen_api_calls_total", "status=\"402\"")).isEqualTo(1);
    }

    /** Through the fault tolerance around the attempt; last, for what helps is remembered. */
    @Test
    @Order(11)
    void callThatIsNotTakenAsItIs_isMadeAtOnceInOtherWords() throws IOException, InterruptedException {
        String refusal = "{\"error\":{\"message\":\"Conversation roles must alternate user/assistant\"}}";

        JsonNode answer = generate(status(400, refusal), streaming(PIECES));

        assertThat(answer.path("answer").textValue()).isEqualTo(ANSWER);
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        assertThat(answer.path("metadata").path("attempts").intValue()).isEqualTo(1);
        assertThat(UPSTREAM.requests())
                .extracting(request -> request.body().contains("\"role\":\"system\""))
                .containsExactly(true, false);
    }

    private static HttpResponse<String> chat(TestingUpstream.Behaviour behaviour)
            throws IOException, InterruptedException {
        UPSTREAM.behave(behaviour);
        return api.post(
                "/v1/chat/completions",
                QUESTION.replace(
                                "{\"prompt\": \"",
                                "{\"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"")
                        .replace("?\",", "?\"}],"));
    }

    @Test
    @Order(12)
    void beginningThatBreaksOff_isReplacedUnseenForOpenAisClients() throws IOException, InterruptedException {
        String stream = chat((request, connection) ->
                        connection.stream().chunk(token("Zerubbabel answers ")).close())
                .body();

        assertThat(stream)
                .contains(VERSE, "\"restarts\":", "\"status\":\"degraded\"")
                .doesNotContain("Zerubbabel", "event: error", "\"restarts\":0")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    @Order(13)
    void answerThatBreaksOffLater_isAnErrorForOpenAisClients() throws IOException, InterruptedException {
        String stream = chat((request, connection) -> connection.stream()
                        .chunk(token("Zerubbabel answers and "))
                        .chunk(token("goes on with what he has to say to all, "))
                        .close())
                .body();

        assertThat(stream)
                .contains("Zerubbabel", "event: error\ndata: {\"error\":{\"message\":", "\"code\":\"upstream_error\"")
                .doesNotContain("[DONE]");
    }

    @Test
    @Order(14)
    void tools_arePassedOnAndBack() throws IOException, InterruptedException {
        String call =
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_%d\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]}}]}";
        UPSTREAM.behave((request, connection) -> connection.stream()
                .chunk("data: " + call.formatted(1) + "\n\ndata: " + call.formatted(2) + "\n\n" + finish("tool_calls")
                        + Events.DONE)
                .end());

        HttpResponse<String> response = api.post(
                "/v1/chat/completions",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"Find Zerubbabel.\"}], \"tools\": [{\"type\": \"function\","
                        + " \"function\": {\"name\": \"find\"}}], \"tool_choice\": \"auto\"}");

        JsonNode choice = Api.json(response.body()).path("choices").path(0);
        assertThat(choice.path("finish_reason").textValue()).as(response.body()).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        assertThat(choice.path("message").path("tool_calls"))
                .extracting(one -> one.path("id").textValue())
                .containsExactly("call_1", "call_2");
        assertThat(Api.json(UPSTREAM.requests().get(0).body())
                        .path("tools")
                        .path(0)
                        .path("function")
                        .path("name")
                        .textValue())
                .isEqualTo("find");
    }
}
