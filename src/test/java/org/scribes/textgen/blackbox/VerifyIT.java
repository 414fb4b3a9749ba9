package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from elsewhere, on a server whose own model is not to be had. */
@Execution(ExecutionMode.SAME_THREAD)
class VerifyIT {
    private static final String VERSE = "For God so loved the world, that he gave his only born Son";
    private static final String PASSAGES =
            "[{\"id\": \"a\", \"reference\": \"John 3:16\", \"text\": \"" + VERSE + ".\"}]";
    private static final String ALTERED = "🙏 \\\"For God so loved the earth, that he gave his only born Son\\\" [1].";
    private static final String INVENTED = "He says, \\\"God helps those who help themselves\\\" [1].";

    private static Api api;

    @BeforeAll
    static void start() {
        api = new Api(SharedServers.WITHOUT_MODEL.running());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);
    }

    private static HttpResponse<String> verify(String answer, String policy) throws IOException, InterruptedException {
        return api.post(
                Api.VERIFY,
                "{\"answer\": \"%s\", \"passages\": %s, \"grounding\": \"%s\"}".formatted(answer, PASSAGES, policy));
    }

    private static CitedAnswer verified(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new CitedAnswer(Api.json(response.body()));
    }

    @ParameterizedTest
    @CsvSource({"report, earth", "repair, world", "enforce, world"})
    void alteredQuotation_isToldAndMended(String policy, String word) throws IOException, InterruptedException {
        CitedAnswer answer = verified(verify(ALTERED, policy));

        assertThat(answer.body().path("answer").textValue())
                .isEqualTo("🙏 \"For God so loved the " + word + ", that he gave his only born Son\" [1].");
        assertThat(answer.verdicts()).containsExactly("quote altered", "marker resolved");
        answer.assertConsistent(policy, Map.of("a", VERSE + "."));
        assertThat(answer.body().path("citations").path(0).path("expected").textValue())
                .isEqualTo(VERSE);
        assertThat(answer.warnings()).hasSize(policy.equals("report") ? 0 : 1);
    }

    /** One of each of what {@code AsWrittenTest} tries without a server. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8, 13})
    void caseFromTheField_isAnsweredRightly(int line) throws IOException, InterruptedException {
        JsonNode each = Api.json(
                Files.readAllLines(Path.of("src/test/resources/org/scribes/textgen/grounding/as-written.jsonl"))
                        .get(line - 1));
        JsonNode expected = each.path("expect");
        String answer = verified(api.post(Api.VERIFY, each.path("body").toString()))
                .body()
                .path("answer")
                .textValue();

        if (expected.has("answer")) {
            assertThat(answer).isEqualTo(expected.path("answer").textValue());
        }
        expected.path("never_contains").forEach(word -> assertThat(answer).doesNotContain(word.textValue()));
    }

    @Test
    void userWhoChecksTooOften_isLimitedAsOneWhoAsks() throws IOException, InterruptedException {
        for (int i = 0; i < 11; i++) {
            boolean references = i % 2 == 0;
            HttpResponse<String> response = api.send(api.jsonRequest(
                            references ? Api.REFERENCES : Api.VERIFY,
                            BodyPublishers.ofString(
                                    references
                                            ? "{\"text\": \"John 3:16\"}"
                                            : "{\"answer\": \"x\", \"passages\": " + PASSAGES + "}"))
                    .header("X-User-Id", "reader"));

            assertThat(response.statusCode()).isEqualTo(i < 10 ? 200 : 429);
            assertThat(response.headers().firstValue("RateLimit")).isPresent();
        }
    }

    @Test
    void inventedQuotation_isToldOrLeftOutOrRefused() throws IOException, InterruptedException {
        assertThat(verified(verify(INVENTED, "report")).body().path("answer").textValue())
                .contains("help themselves");
        CitedAnswer repaired = verified(verify(INVENTED, "repair"));
        assertThat(repaired.body().path("answer").textValue())
                .isEqualTo("He says, [quotation left out: not in the passages].");
        assertThat(repaired.replaced()).containsExactly("\"God helps those who help themselves\" [1]");
        HttpResponse<String> refused = verify(INVENTED, "enforce");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Api.problem(refused).path("code").textValue()).isEqualTo("UNGROUNDED");
    }

    @Test
    void whatIsLeftOut_isAsConfigured() throws IOException, InterruptedException {
        String body = "{\"answer\": \"%s\", \"passages\": []}";

        assertThat(verified(api.post(Api.VERIFY, body.formatted(ALTERED)))
                        .body()
                        .path("grounding")
                        .path("policy")
                        .textValue())
                .isEqualTo("repair");
        assertThat(verified(api.post(Api.VERIFY, body.formatted("")))
                        .body()
                        .path("answer")
                        .textValue())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"passages": []}                                               | INVALID_PARAMETER | answer must be given
            {"answer": null, "passages": []}                               | INVALID_PARAMETER | answer must be given
            {"answer": "x"}                                                | INVALID_PARAMETER | passages must be given
            {"answer": "x", "passages": [], "grounding": "off"}            | INVALID_PARAMETER | grounding must be one of report, repair, unquote, enforce
            {"answer": "x", "passages": [], "grounding": "none"}           | INVALID_PARAMETER | grounding must be one of report, repair, unquote, enforce
            {"answer": "x", "passages": [{"id": "1"}]}                     | INVALID_PARAMETER | passages[0].text must be given
            {"answer": "x", "passages": [{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]} | INVALID_PARAMETER | passages.id must be unique in a request
            {"answer": "\\ud83d", "passages": []}                          | INVALID_PARAMETER | answer must not hold half of a surrogate pair
            {"answer": "x", "passages": [], "policy": "repair"}            | INVALID_PARAMETER | policy
            {"answer": 7, "passages": []}                                  | INVALID_PARAMETER | answer
            {"answer": "x", "passages": {}}                                | INVALID_PARAMETER | passages
            {"answer": "x", "passages": [], "grounding": true}             | INVALID_PARAMETER | grounding
            """)
    void wrongRequest_isRefused(String body, String code, String detail) throws IOException, InterruptedException {
        assertBadRequest(api.post(Api.VERIFY, body), code, detail);
    }

    @Test
    void tooManyPassages_areRefused() throws IOException, InterruptedException {
        String passages = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "{\"id\": \"" + i + "\", \"text\": \"x\"}")
                .collect(Collectors.joining(",", "[", "]"));

        assertBadRequest(
                api.post(Api.VERIFY, "{\"answer\": \"x\", \"passages\": " + passages + "}"),
                "INVALID_PARAMETER",
                "passages can hold at most 100");
    }

    @Test
    void references_areFoundWhereTheyAre() throws IOException, InterruptedException {
        HttpResponse<String> response =
                api.post(Api.REFERENCES, "{\"text\": \"🙏🏽 Read John 3:16, 18 and 😀 Jude 2:1.\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Api.json(response.body())).isEqualTo(Api.json("""
                [{"text": "John 3:16, 18", "osis": "John.3.16,John.3.18", "start": 8, "end": 21, "exists": true},
                 {"text": "Jude 2:1", "osis": "Jude.2.1", "start": 28, "end": 36, "exists": false}]"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No place is named here.", "at 3:16 in the afternoon"})
    void textWithoutReferences_givesNone(String text) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.REFERENCES, "{\"text\": \"" + text + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {}                          | INVALID_PARAMETER | text must be given
            {"text": "\\u0000"}         | INVALID_PARAMETER | text must not hold the character U+0000
            {"text": ["John 3:16"]}     | INVALID_PARAMETER | text
            {"text": "x", "prompt": ""} | INVALID_PARAMETER | prompt
            """)
    void wrongTextToRead_isRefused(String body, String code, String detail) throws IOException, InterruptedException {
        assertBadRequest(api.post(Api.REFERENCES, body), code, detail);
    }

    private static void assertBadRequest(HttpResponse<String> response, String code, String detail) {
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = Api.problem(response);
        assertThat(problem.path("code").textValue()).isEqualTo(code);
        assertThat(problem.path("detail").textValue()).startsWith(detail);
    }
}
