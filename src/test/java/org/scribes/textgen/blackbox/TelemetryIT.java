package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.blackbox.Spans.assertChild;
import static org.scribes.textgen.blackbox.Spans.attributes;
import static org.scribes.textgen.blackbox.Spans.hex;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.guard.TestingKeys;

/** What a server with an address to send to tells OpenTelemetry, and what it never does. */
class TelemetryIT {
    private static final String KEY = TestingKeys.key("traced");
    private static final String HUB_KEY = "hf_secretSecretSecretSecret";
    private static final String MARK = "Zerubbabel";
    private static final String MODEL = "meta-llama/Llama-3.1-8B-Instruct";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final List<String> PIECES =
            List.of(MARK, " answers that", " grace has saved you", " through faith.");
    private static final String QUESTION = """
            {"prompt": "%2$s: what does %1$s say?", "user": "%1$s", "max_new_tokens": 30, "temperature": 0, "stop": ["%1$s!"],
             "passages": [{"id": "1", "reference": "Ephesians 2:8", "text": "By grace %1$s has been saved through faith."}]}
            """;

    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(PIECES));
    private static final TestingCollector COLLECTOR = new TestingCollector();

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path keys = Files.write(folder.resolve("api-keys"), List.of(TestingKeys.line("traced", "assistant")));
        server = TestingServer.start(
                        "telemetry",
                        Map.ofEntries(
                                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.endpoint()),
                                Map.entry("OTEL_BSP_SCHEDULE_DELAY", "100"),
                                Map.entry("OTEL_METRIC_EXPORT_INTERVAL", "500"),
                                Map.entry("TEXTGEN_LEDGER_ENABLED", "true"),
                                Map.entry("TEXTGEN_AUTH", "api-key"),
                                Map.entry("TEXTGEN_AUTH_KEY_FILE", keys.toString()),
                                Map.entry("TEXTGEN_RATE_USER_REQUESTS_PER_MINUTE", "1000"),
                                Map.entry("TEXTGEN_CACHE", "on"),
                                Map.entry("TEXTGEN_OUTPUT_VALIDATION", "off"),
                                Map.entry("TEXTGEN_BACKENDS", "api,local"),
                                Map.entry("TEXTGEN_HUB_URL", UPSTREAM.uri().toString()),
                                Map.entry("TEXTGEN_HUB_RETRY_MAX_ATTEMPTS", "1"),
                                Map.entry("HF_API_KEY", HUB_KEY)))
                .awaitReady();
        api = new Api(server);
        UPSTREAM.behave(status(500, "{}"));
        Instant end = Instant.now().plusSeconds(60);
        while (post("e".repeat(32), Api.GENERATE).statusCode() != 200) { // the model here is being loaded
            assertThat(Instant.now()).isBefore(end);
        }
    }

    /** The last word on every test here. */
    @AfterAll
    static void stop() throws IOException, InterruptedException {
        assertThat(api.get("/metrics").body()).contains("textgen_").doesNotContain(MARK, KEY, HUB_KEY);
        server.close();
        UPSTREAM.close();
        COLLECTOR.close();
        assertThat(COLLECTOR.paths()).containsExactlyInAnyOrder("/v1/traces", "/v1/metrics");
        assertThat(COLLECTOR.everything())
                .contains("scribes-textgen")
                .doesNotContain(MARK, KEY, HUB_KEY, "answers that", "saved you");
        Logs.assertNoneOf(server.logs(), MARK, KEY, HUB_KEY);
        Logs.assertNoneOf(server.data(), MARK, KEY, HUB_KEY, "answers that", "saved you");
        assertThat(Logs.text(server.data())).contains("traced-a");
    }

    private static HttpResponse<String> send(String traceId, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return api.send(request.header("X-API-Key", KEY)
                .header("X-Forwarded-For", MARK)
                .header("X-Forwarded-Host", MARK)
                .header("User-Agent", MARK)
                .header("baggage", "user=" + MARK)
                .header("X-Request-Id", "traced-" + traceId.charAt(0))
                .header("traceparent", "00-" + traceId + "-" + CALLER + "-01"));
    }

    private static HttpResponse<String> post(String traceId, String path) throws IOException, InterruptedException {
        return send(traceId, api.jsonRequest(path, BodyPublishers.ofString(QUESTION.formatted(MARK, traceId))));
    }

    private static Spans trace(String traceId, String server) {
        return new Spans(COLLECTOR.trace(traceId, span -> span.getName().equals(server)));
    }

    @Test
    void answerOfTheHub_isATraceFromTheCallerToTheHub() throws Exception {
        String id = "a".repeat(32);
        UPSTREAM.behave(streaming(PIECES));

        HttpResponse<String> response = post(id, Api.GENERATE);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().map()).doesNotContainKey("io.openliberty.trace");
        Spans spans = trace(id, "POST " + Api.GENERATE);
        Span request = spans.one("POST " + Api.GENERATE);
        assertThat(hex(request.getParentSpanId())).isEqualTo(CALLER);
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(attributes(request))
                .containsEntry("http.route", Api.GENERATE)
                .containsEntry("http.response.status_code", "200")
                .containsEntry("scribes.request.id", "traced-a")
                .containsEntry("scribes.cache.result", "miss")
                .containsEntry("user_agent.original", "REDACTED")
                .containsEntry("server.address", "REDACTED")
                .containsEntry("client.address", "REDACTED");
        for (String part : List.of("guard.limits", "guard.clean", "cache", "grounding")) {
            assertChild(spans.one(part), request);
        }
        Span chat = spans.one("chat " + MODEL);
        assertChild(chat, request);
        assertThat(chat.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(attributes(chat))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "openai_compatible")
                .containsEntry("gen_ai.request.model", MODEL)
                .containsEntry("gen_ai.request.max_tokens", "30")
                .containsEntry("gen_ai.response.finish_reasons", "[stop]")
                .containsEntry("server.address", "localhost")
                .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "server.port")
                .doesNotContainKey("gen_ai.request.stop_sequences");
        assertThat(UPSTREAM.requests())
                .singleElement()
                .satisfies(asked -> assertThat(asked.headers())
                        .containsEntry("traceparent", "00-" + id + "-" + hex(chat.getSpanId()) + "-01")
                        .doesNotContainKey("baggage"));
    }

    @Test
    void streamAfterAFailover_isOneTraceOfBothAttempts() throws Exception {
        String id = "b".repeat(32);
        UPSTREAM.behave(status(500, "{\"error\": \"" + MARK + "\"}"));

        HttpResponse<String> response = post(id, Api.STREAM);

        assertThat(response.body()).contains("event: done");
        Spans spans = trace(id, "POST " + Api.STREAM);
        Span request = spans.one("POST " + Api.STREAM);
        Span failed = spans.one("chat " + MODEL);
        assertThat(failed.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(failed.getStatus().getMessage()).isEmpty();
        assertThat(attributes(failed)).containsEntry("error.type", "UPSTREAM_ERROR");
        Span local = spans.all().stream()
                .filter(span -> attributes(span).containsValue("scribes.local"))
                .findFirst()
                .orElseThrow();
        assertThat(local.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
        assertThat(attributes(local)).containsKeys("gen_ai.usage.output_tokens", "gen_ai.response.model");
        assertChild(spans.one("prefill"), local);
        assertChild(spans.one("decode"), local);
        assertChild(failed, request);
        assertChild(local, request); // and so it lasted until the stream had ended
        assertThat(spans.all())
                .allSatisfy(span -> assertThat(span.getEventsList()).isEmpty());
    }

    @Test
    void addressWithoutAResource_isNotRepeated() throws Exception {
        String id = "c".repeat(32);

        assertThat(send(id, api.request("/api/v1/" + MARK + "?q=" + MARK)).statusCode())
                .isEqualTo(404);

        Span request = trace(id, "GET").one("GET");
        assertThat(attributes(request))
                .containsEntry("url.query", "REDACTED")
                .containsEntry("url.path", "REDACTED")
                .containsEntry("http.response.status_code", "404");
    }

    @Test
    void methodThatNobodyKnows_isNotRepeated() throws Exception {
        String id = "f".repeat(32);

        send(id, api.request("/api/v1/" + MARK).method("BREW", BodyPublishers.noBody()));

        assertThat(attributes(trace(id, "HTTP").one("HTTP")).values()).doesNotContain("BREW", MARK);
    }

    @Test
    void metrics_come() throws Exception {
        UPSTREAM.behave(status(500, "{}"));
        post("d".repeat(32), Api.GENERATE);

        Metric tokens = COLLECTOR.metric("gen_ai.client.token.usage");
        assertThat(tokens.getUnit()).isEqualTo("{token}");
        assertThat(tokens.getHistogram().getDataPoints(0).getExplicitBoundsList())
                .startsWith(1.0, 4.0, 16.0);
        for (String name : List.of(
                "gen_ai.client.operation.duration",
                "gen_ai.server.request.duration",
                "gen_ai.server.time_to_first_token",
                "gen_ai.server.time_per_output_token")) {
            assertThat(COLLECTOR.metric(name).getUnit()).isEqualTo("s");
        }
    }
}
