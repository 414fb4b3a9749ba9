package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnDefaultServer
class StreamIT {
    private static final int DROPPED = 12;
    private static final int LONG_TOKENS = 100;

    private static final String SHORT =
            "{\"prompt\": \"In the beginning\", \"raw\": true, \"max_new_tokens\": 1, \"temperature\": 0}";

    private final Api api = new Api();

    @BeforeEach
    void modelAnswers() throws IOException, InterruptedException {
        api.awaitReady();
    }

    @Test
    void tokens_joinedAreTheAnswer() throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.STREAM, question("off"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        AnswerEvents events = AnswerEvents.of(response);
        JsonNode done = events.done();
        assertThat(events.names().stream().filter("token"::equals)).hasSizeGreaterThan(1);
        assertThat(events.names()).doesNotContain("restart", "error");
        assertThat(events.all())
                .filteredOn(event -> event.name().equals("token"))
                .allSatisfy(token ->
                        assertThat(token.data().path("text").textValue()).isNotEmpty());
        assertThat(done.path("metadata").path("request_id").textValue())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void quotationsOfTheModel_areOutOfThePassages() throws IOException, InterruptedException {
        String question = question("repair");

        CitedAnswer answer =
                new CitedAnswer(AnswerEvents.of(api.post(Api.STREAM, question)).done());

        assertThat(answer.verdicts()).contains("quote verified");
        assertThat(answer.replaced()).isEmpty();
        String verse = Api.json(question).path("passages").path(0).path("text").textValue();
        answer.assertConsistent("repair", Map.of("1", verse));
        assertThat(answer.body().path("grounding").path("verified_share").doubleValue())
                .isEqualTo(1);
    }

    @Test
    void wholeAnswerOfTheSameQuestion_isTheSame() throws IOException, InterruptedException {
        List<ServerSentEvent> events =
                ServerSentEvent.parse(api.post(Api.STREAM, Api.QUESTION).body());
        JsonNode whole = Api.json(api.post(Api.GENERATE, Api.QUESTION).body());

        JsonNode done = events.get(events.size() - 1).data();

        assertThat(done.path("answer")).isEqualTo(whole.path("answer"));
        assertThat(done.properties()).hasSameSizeAs(whole.properties());
    }

    @Test
    void refusalBeforeTheFirstEvent_isAPlainProblem() throws IOException, InterruptedException {
        String tooLong = "{\"prompt\": \"" + "word ".repeat(20_000) + "\", \"raw\": true}";

        HttpResponse<String> response = api.post(Api.STREAM, tooLong);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Api.problem(response).path("code").textValue()).isEqualTo("PROMPT_TOO_LONG");
    }

    @Test
    void answer_arrivesWhileItComesIntoBeing() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = api.open(Api.STREAM, Api.LONG);

        long begin = System.nanoTime();
        String first = firstEvent(response.body());
        Duration untilFirst = Duration.ofNanos(System.nanoTime() - begin);
        String rest = new String(response.body().readAllBytes(), UTF_8);
        Duration untilLast = Duration.ofNanos(System.nanoTime() - begin);

        List<ServerSentEvent> events = ServerSentEvent.parse(first + rest);
        assertIsLong(events.get(events.size() - 1).data());
        assertThat(untilFirst).isLessThan(untilLast.dividedBy(2));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void clientsThatDrop_freeTheLane(HttpClient.Version version) throws IOException, InterruptedException {
        Api dropping = new Api(version);
        long begin = System.nanoTime();
        assertIsLong(Api.json(api.post(Api.GENERATE, Api.LONG).body()));
        Duration one = Duration.ofNanos(System.nanoTime() - begin);

        begin = System.nanoTime();
        for (int i = 0; i < DROPPED; i++) {
            HttpResponse<InputStream> response = dropping.open(Api.STREAM, Api.LONG);
            assertThat(response.statusCode()).isEqualTo(200);
            firstEvent(response.body());
            response.body().close();
        }
        HttpResponse<String> following = api.post(Api.GENERATE, SHORT);
        Duration all = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(following.statusCode()).isEqualTo(200);
        assertThat(all).isLessThan(one.multipliedBy(DROPPED / 2).plusMillis(500));
    }

    private static String question(String grounding) {
        return Api.QUESTION.replace("{\"prompt\"", "{\"grounding\": \"" + grounding + "\", \"prompt\"");
    }

    private static void assertIsLong(JsonNode answer) {
        assertThat(answer.path("metadata").path("tokens_generated").intValue())
                .as("tokens of the long answer: without them this test proves nothing, choose another seed")
                .isGreaterThan(LONG_TOKENS);
    }

    private static String firstEvent(InputStream stream) throws IOException {
        StringBuilder event = new StringBuilder();
        while (event.indexOf("\n\n") < 0) {
            int next = stream.read();
            if (next < 0) {
                throw new IOException("the stream ended: " + event);
            }
            event.append((char) next);
            if (event.charAt(0) == ':' && next == '\n' && event.indexOf("\n\n") > 0) {
                event.setLength(0);
            }
        }
        return event.toString();
    }
}
