package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.microshed.testing.ApplicationEnvironment;

/** The REST face of a server, as a client without a library of ours sees it. */
final class Api {
    static final String GENERATE = "/api/v1/generate";
    static final String STREAM = "/api/v1/generate/stream";
    static final String VERIFY = "/api/v1/verify";
    static final String REFERENCES = "/api/v1/references";
    static final String VERSES = "/api/v1/verses";
    static final String PROBLEM = "application/problem+json";
    static final String QUESTION = """
            {"prompt": "What does John 3:16 say?", "max_new_tokens": 40, "temperature": 0,
             "passages": [{"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his only \
            born Son, that whoever believes in him should not perish, but have eternal life."}]}
            """;

    /** Hot and raw, so that it runs on instead of ending with a sentence; always the same, and sent as it comes. */
    static final String LONG = "{\"prompt\": \"In the beginning\", \"raw\": true, \"max_new_tokens\": 400, "
            + "\"grounding\": \"off\", \"temperature\": 2, \"top_p\": 1, \"seed\": 1}";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int READY_TRIES = 600;
    /** Of one value, with nothing behind it. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final URI server;
    private final HttpClient client;

    /** Of the server that all tests share. */
    Api() {
        this(HttpClient.Version.HTTP_1_1);
    }

    /** Of the server that all tests share. */
    Api(HttpClient.Version version) {
        this(URI.create(ApplicationEnvironment.Resolver.load().getApplicationURL()), version);
    }

    /** Of a server with a configuration of its own. */
    Api(TestingServer server) {
        this(server.uri("/"), HttpClient.Version.HTTP_1_1);
    }

    private Api(URI server, HttpClient.Version version) {
        this.server = server;
        this.client = HttpClient.newBuilder().version(version).build();
    }

    /** Waits until the model answers. */
    Api awaitReady() throws IOException, InterruptedException {
        return await("/health/ready");
    }

    /** Waits until the ledger's database is open, which readiness does not wait for. */
    Api awaitLedger() throws IOException, InterruptedException {
        return await("/api/v1/usage");
    }

    private Api await(String path) throws IOException, InterruptedException {
        for (int i = 0; i < READY_TRIES && get(path).statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        return this;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
    }

    HttpRequest.Builder jsonRequest(String path, BodyPublisher body) {
        return request(path).header("Content-Type", "application/json").POST(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(jsonRequest(path, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(jsonRequest(path, BodyPublishers.ofByteArray(body)));
    }

    /** Answers as soon as the response begins. */
    HttpResponse<InputStream> open(String path, String body) throws IOException, InterruptedException {
        return client.send(jsonRequest(path, BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream());
    }

    /** Reads until {@code text} has come. */
    static String readUntil(String text, InputStream body) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = body.read();
            assertThat(next).as("after " + read).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** Asserts that {@code response} is a whole problem body, and gives it. */
    static JsonNode problem(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains(PROBLEM);
        JsonNode problem = json(response.body());
        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "detail", "instance", "code", "request_id");
        assertThat(problem.path("status").intValue()).isEqualTo(response.statusCode());
        assertThat(problem.path("detail").textValue()).isNotBlank();
        assertThat(response.headers().firstValue("X-Request-Id"))
                .contains(problem.path("request_id").textValue());
        assertThat(response.body()).doesNotContain("Exception", "org.scribes", "\tat ", "jackson");
        return problem;
    }
}
