package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What each hostile request gets; and that the server answers as ever afterwards. */
@OnDefaultServer
class HostileRequestsIT {
    private static final String NOTHING = "-";
    /** The innermost: a repetition may stand in another. */
    private static final Pattern REPETITION = Pattern.compile("«([^«»]*)×(\\d+)»");

    private static final Pattern OF_THE_INTAKE = Pattern.compile(
            "taken out of the request|of the request|in the request|left out: the prompt was too long|it was too long");
    private static final String VERSE = "For God so loved the world, that he gave his one and only Son, that whoever "
            + "believes in him should not perish, but have eternal life.";
    private static final String QUESTION = """
            {"prompt": "What does John 3:16 say?", "passages": [
             {"id": "1", "reference": "John 3:16", "text": "%s"},
             {"id": "2", "reference": "Romans 5:8", "text": "But God commends his own love toward us, in that while we \
            were yet sinners, Christ died for us."}]}""".formatted(VERSE);

    @BeforeAll
    static void awaitReady() throws IOException, InterruptedException {
        new Api().awaitReady();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "hostile.csv",
            delimiter = '¦',
            quoteCharacter = '\0',
            maxCharsPerColumn = 4096,
            ignoreLeadingAndTrailingWhitespace = false)
    void hostileRequest_getsWhatTheTableSays(
            String what, String to, String header, String body, int status, String code, String told)
            throws IOException, InterruptedException {
        Api api = new Api();
        String path = "/api/v1/" + unfolded(path(to));
        HttpRequest.Builder request = body.equals(NOTHING)
                ? api.request(path)
                : api.jsonRequest(path, BodyPublishers.ofString(unfolded(body)));
        if (!header.equals(NOTHING)) {
            String[] parts = unfolded(header).split(": ", 2);
            request.header(parts[0], parts[1]);
        }

        HttpResponse<String> response = api.send(request);

        assertThat(response.statusCode()).as("%s", shortened(response.body())).isEqualTo(status);
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).matches("[A-Za-z0-9._-]{1,64}");
        if (status == 200) {
            assertWarned(to, response.body(), told);
        } else {
            JsonNode problem = Api.problem(response);
            assertThat(problem.path("code").textValue()).isEqualTo(code);
            assertThat(problem.path("detail").textValue()).contains(told).hasSizeLessThan(400);
        }
    }

    @AfterAll
    static void serverAnswersAsEver() throws IOException, InterruptedException {
        JsonNode answer = Api.json(new Api().post(Api.GENERATE, QUESTION).body());

        assertThat(answer.path("answer").textValue()).isEqualTo("John 3:16 says, \"" + VERSE + "\" [1]");
        assertThat(answer.path("status").textValue()).isEqualTo("ok");
        assertThat(answer.path("warnings")).isEmpty();
    }

    private static void assertWarned(String to, String body, String told) {
        if (to.equals("references")) {
            assertThat(Api.json(body).isArray()).isTrue();
            return;
        }
        JsonNode answer = to.equals("stream") ? done(ServerSentEvent.parse(body)) : Api.json(body);
        List<String> warnings = texts(answer.path("warnings"));
        if (told.equals(NOTHING)) {
            assertThat(warnings)
                    .noneMatch(warning -> OF_THE_INTAKE.matcher(warning).find());
        } else {
            assertThat(warnings).anyMatch(warning -> warning.endsWith(told));
        }
    }

    private static JsonNode done(List<ServerSentEvent> events) {
        assertThat(events).extracting(ServerSentEvent::name).containsOnlyOnce("done");
        ServerSentEvent last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("done");
        return last.data();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static String path(String to) {
        return to.equals("stream") ? "generate/stream" : to;
    }

    private static String unfolded(String text) {
        Matcher repetition = REPETITION.matcher(text);
        return repetition.find()
                ? unfolded(new StringBuilder(text)
                        .replace(
                                repetition.start(),
                                repetition.end(),
                                repetition.group(1).repeat(Integer.parseInt(repetition.group(2))))
                        .toString())
                : text;
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(body.length(), 1000));
    }
}
