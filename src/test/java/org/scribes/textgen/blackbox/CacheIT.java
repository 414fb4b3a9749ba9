package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** What is remembered, and what identical requests share, over HTTP. */
class CacheIT {
    private static final List<String> PIECES = List.of("Barnabas was", " a companion", " of Paul.");
    private static final String ANSWER = String.join("", PIECES);
    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(PIECES));
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "cache",
                Map.of(
                        "TEXTGEN_CACHE", "on",
                        "LOG_LEVELS", "*=info:org.scribes.*=all",
                        "HF_API_KEY", "hf_secretSecretSecretSecret",
                        "TEXTGEN_BACKENDS", "api",
                        "TEXTGEN_HUB_RETRY_MAX_ATTEMPTS", "1",
                        "TEXTGEN_HUB_URL", UPSTREAM.uri().toString()));
        api = new Api(server);
    }

    /** The last word on every test here: none of them may leave a text in any log. */
    @AfterAll
    static void stop() throws IOException {
        server.close();
        UPSTREAM.close();
        Logs.assertNoneOf(server.logs(), "Barnabas", "Silas", "companion", "Apollos", "Titus");
    }

    private static String asking(String question) {
        return "{\"prompt\": \"" + question + "\"}";
    }

    private static JsonNode generate(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.GENERATE, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }

    private static int calls() {
        return UPSTREAM.requests().size();
    }

    @Test
    void sameQuestionAgain_isAnsweredWithoutTheModel() throws Exception {
        UPSTREAM.behave(streaming(PIECES));
        JsonNode first = generate(asking("Who was Barnabas?"));

        JsonNode again = generate(asking("Who was Barnabas?"));
        JsonNode streamed = AnswerEvents.of(api.post(Api.STREAM, asking("Who was Barnabas?")))
                .done();

        assertThat(calls()).isEqualTo(1);
        assertThat(first.path("metadata").path("cached").booleanValue()).isFalse();
        assertThat(again.path("metadata").path("cached").booleanValue()).isTrue();
        assertThat(again.path("metadata").path("attempts").intValue()).isZero();
        assertThat(again.path("answer")).isEqualTo(first.path("answer"));
        assertThat(again.path("grounding")).isEqualTo(first.path("grounding"));
        assertThat(again.path("metadata").path("request_id"))
                .isNotEqualTo(first.path("metadata").path("request_id"));
        assertThat(streamed.path("answer").textValue()).isEqualTo(ANSWER);
        assertThat(streamed.path("metadata").path("cached").booleanValue()).isTrue();
        assertThat(api.get("/metrics").body())
                .containsPattern("textgen_cache_requests_total\\{[^}]*result=\"hit\"[^}]*} [2-9]")
                .containsPattern("textgen_cache_requests_total\\{[^}]*result=\"miss\"[^}]*} [1-9]");
    }

    @Test
    void requestThatWantsNoMemory_isGenerated() throws Exception {
        UPSTREAM.behave(streaming(PIECES));
        String body = "{\"prompt\": \"Who was Silas?\", \"cache\": false}";
        generate(body);
        assertThat(generate(body).path("metadata").path("cached").booleanValue())
                .isFalse();

        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void failure_isNotRemembered() throws Exception {
        UPSTREAM.behave(status(400, "{\"error\":\"no\"}"), streaming(PIECES));
        assertThat(api.post(Api.GENERATE, asking("Who was Apollos?")).statusCode())
                .isEqualTo(502);

        assertThat(generate(asking("Who was Apollos?")).path("answer").textValue())
                .isEqualTo(ANSWER);
    }

    @Test
    void clientWhoseRequestGeneratesLeaves_theNextOneGeneratesAnew() throws Exception {
        UPSTREAM.behave(
                (request, connection) -> {
                    connection.stream();
                    while (true) { // until the service hangs up
                        connection.chunk(token(PIECES.get(0)));
                        Thread.sleep(20);
                    }
                },
                streaming(PIECES));
        String question = "{\"prompt\": \"Who was Titus?\", \"grounding\": \"off\"}";
        InputStream first = api.open(Api.STREAM, question).body();
        Api.readUntil("Barnabas", first);
        InputStream second = api.open(Api.STREAM, question).body();
        String begin = Api.readUntil("Barnabas", second);

        first.close();

        String events = begin + new String(second.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(events).contains("event: restart\ndata: {\"reason\":\"cancelled\"}\n");
        JsonNode answer = Api.json(events.substring(events.lastIndexOf("data: ") + "data: ".length()));
        assertThat(answer.path("answer").textValue()).isEqualTo(ANSWER);
        assertThat(answer.path("metadata").path("cached").booleanValue()).isFalse();
        assertThat(calls()).isEqualTo(2);
    }
}
