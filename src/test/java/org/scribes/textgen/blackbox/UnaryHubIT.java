package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** Whole answers by the MicroProfile REST client, from a server that does not count its tokens. */
class UnaryHubIT {
    private static final String KEY = "hf_unaryUnaryUnaryUnary";
    private static final Path TOKENIZER =
            Path.of("src/main/resources/models/scribes-tiny").toAbsolutePath();
    private static final String VERSE = "For by grace you have been saved through faith";
    private static final String ANSWER = "[{\"generated_text\":\"Grace\\n and peace\"}]";

    private static final TestingUpstream UPSTREAM =
            new TestingUpstream(status(200, ANSWER)).telling("{\"model_id\":\"org/told\"}");
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "unary",
                Map.of(
                        "HF_API_KEY", KEY,
                        "TEXTGEN_BACKENDS", "api",
                        "TEXTGEN_HUB_URL", UPSTREAM.uri().toString(),
                        "TEXTGEN_HUB_PROTOCOL", "tgi",
                        "TEXTGEN_HUB_STREAMING", "false",
                        "TEXTGEN_HUB_TOKENIZER", TOKENIZER.toString(),
                        "TEXTGEN_HUB_READ_TIMEOUT", "0.5",
                        "TEXTGEN_HUB_RETRY_DELAY", "0.05",
                        "LOG_LEVELS", "*=info:org.scribes.*=all"));
        api = new Api(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        UPSTREAM.close();
        Logs.assertNoneOf(server.logs(), KEY, VERSE, "Grace");
    }

    private static HttpResponse<String> ask(String path, TestingUpstream.Behaviour... behaviours)
            throws IOException, InterruptedException {
        UPSTREAM.behave(behaviours);
        return api.post(path, "{\"prompt\": \"" + VERSE + "\", \"temperature\": 0, \"stop\": [\"peace\"]}");
    }

    @Test
    void wholeAnswer_isCountedByTheConfiguredTokenizer() throws IOException, InterruptedException {
        HttpResponse<String> response = ask(Api.GENERATE, status(200, ANSWER));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = Api.json(response.body());
        assertThat(answer.path("answer").textValue()).isEqualTo("Grace\n and ");
        JsonNode metadata = answer.path("metadata");
        assertThat(metadata.path("finish_reason").textValue()).isEqualTo("stop_sequence");
        assertThat(metadata.path("tokens_estimated").booleanValue()).isFalse();
        assertThat(metadata.path("input_tokens").intValue()).isGreaterThan(10);
        assertThat(metadata.path("tokens_generated").intValue()).isBetween(3, 10);
        TestingUpstream.Request request = UPSTREAM.requests().get(0);
        assertThat(request.line()).startsWith("POST /generate ");
        assertThat(request.headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(Api.json(request.body()).path("inputs").textValue()).isEqualTo(VERSE);
        assertThat(Api.json(request.body()).path("parameters").path("do_sample").booleanValue())
                .isFalse();
    }

    @Test
    void wholeAnswer_isAStreamToo() throws IOException, InterruptedException {
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, status(200, ANSWER)));

        assertThat(events.done().path("answer").textValue()).isEqualTo("Grace\n and ");
    }

    @Test
    void failures_areTheSameAsThoseOfStreams() throws IOException, InterruptedException {
        assertProblem(ask(Api.GENERATE, status(401, "{\"error\":\"x\"}")), 502, "UPSTREAM_AUTH", 1);
        HttpResponse<String> limited = ask(Api.GENERATE, status(429, "{\"error\":\"x\"}", "Retry-After: 60"));
        assertProblem(limited, 502, "UPSTREAM_QUOTA", 1);
        assertThat(limited.headers().firstValue("Retry-After")).contains("60");
        assertProblem(ask(Api.GENERATE, status(503, "{\"error\":\"x\"}")), 502, "UPSTREAM_ERROR", 3);
        assertProblem(ask(Api.GENERATE, (request, connection) -> connection.close()), 502, "UPSTREAM_ERROR", 3);
        assertProblem(ask(Api.GENERATE, (request, connection) -> connection.awaitClose()), 502, "UPSTREAM_ERROR", 3);
        assertThat(ask(Api.GENERATE, status(500, "{}"), status(200, ANSWER)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAnAnswerSaysOfItself_countsAsInStreams() throws IOException, InterruptedException {
        String spent = "{\"error\":{\"message\":\"monthly quota exceeded\",\"code\":429}}";
        assertProblem(ask(Api.GENERATE, status(200, spent)), 502, "UPSTREAM_QUOTA", 1);
        assertProblem(ask(Api.GENERATE, status(200, ended("network_error"))), 502, "UPSTREAM_ERROR", 3);
        assertProblem(ask(Api.GENERATE, status(529, "{}")), 502, "UPSTREAM_ERROR", 3);

        JsonNode filtered =
                Api.json(ask(Api.GENERATE, status(200, ended("SAFETY"))).body());

        assertThat(filtered.path("metadata").path("finish_reason").textValue()).isEqualTo("content_filter");
        assertThat(filtered.path("warnings").toString()).contains("content filter");
        assertThat(Api.json(ask(Api.GENERATE, status(200, ended("banana"))).body())
                        .path("metadata")
                        .path("finish_reason")
                        .textValue())
                .isEqualTo("eos_token");
    }

    private static String ended(String reason) {
        return "{\"generated_text\":\"Grace and hope to you\",\"details\":{\"finish_reason\":\"" + reason + "\"}}";
    }

    /** No model is configured here. */
    @Test
    void nameOfTheModel_isWhatTheServerTells() throws IOException, InterruptedException {
        JsonNode model = Api.json(api.get("/api/v1/model").body());
        for (Instant end = Instant.now().plusSeconds(20);
                !model.path("model_name_source").textValue().equals("server");
                model = Api.json(api.get("/api/v1/model").body())) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }

        assertThat(model.path("model_name").textValue()).isEqualTo("org/told");
        assertThat(model.path("served_models").toString()).isEqualTo("[\"org/told\"]");
        JsonNode answer = Api.json(ask(Api.GENERATE, status(200, ANSWER)).body());
        assertThat(answer.path("metadata").path("model").textValue()).isEqualTo("org/told");
        assertThat(api.get("/metrics").body()).contains("textgen_generation_latency_ms_count{", "model=\"org/told\"");
    }

    @Test
    void answersThatAreNeverFitToBeShown_areRefused() throws IOException, InterruptedException {
        String unfit =
                "{\"generated_text\":\"Grace </s> and peace to you\",\"details\":{\"finish_reason\":\"eos_token\"}}";

        assertProblem(ask(Api.GENERATE, status(200, unfit)), 502, "INVALID_OUTPUT", 2);

        assertThat(UPSTREAM.requests())
                .extracting(request -> Api.json(request.body())
                        .path("parameters")
                        .path("repetition_penalty")
                        .doubleValue())
                .containsExactly(0.0, 1.1);
        assertThat(ask(Api.GENERATE, status(200, unfit), status(200, ANSWER)).statusCode())
                .isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code, int calls) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Api.problem(response).path("code").textValue()).isEqualTo(code);
        assertThat(UPSTREAM.calls()).isEqualTo(calls);
    }
}
