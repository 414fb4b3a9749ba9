package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.saying;
import static org.scribes.textgen.backend.remote.Events.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.remote.Events;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** A server behind the API that misquotes: what of it reaches the reader. */
class GroundingIT {
    private static final String FALSE_ANSWERS = "false-answers.csv";
    private static final String KEY = "hf_groundGroundGround";
    private static final String VERSE =
            "For God so loved the world, that he gave his only born Son, that whoever believes"
                    + " in him should not perish, but have eternal life.";
    private static final String SECOND_VERSE = "We know that all things work together for good for those who love God,"
            + " for those who are called according to his purpose.";
    private static final String QUESTION = """
            {"prompt": "What does a Melchizedekian hope?", "grounding": "%s", "passages": [\
            {"id": "first", "reference": "John 3:16", "text": "%s"}, \
            {"id": "second", "reference": "Romans 8:28", "text": "%s"}]}""";
    private static final Map<String, String> PASSAGES = Map.of("first", VERSE, "second", SECOND_VERSE);
    private static final String SOUND = "🙏 John 3:16 says, \"For God so loved the world\" [1].";
    private static final String AGAIN = "the first answer quoted what the passages do not hold: this is another one";

    private static final List<String> CHANGING = List.of("repair", "enforce");

    private static final TestingUpstream UPSTREAM = new TestingUpstream(saying(SOUND));
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "grounding",
                Map.of(
                        "HF_API_KEY",
                        KEY,
                        "TEXTGEN_HUB_URL",
                        UPSTREAM.uri().toString(),
                        "TEXTGEN_HUB_RETRY_DELAY",
                        "0.05",
                        "LOG_LEVELS",
                        "*=info:org.scribes.*=all:jdk.*=all"));
        api = new Api(server);
    }

    /** The last word on every test here: none of them may leave a text in any log. */
    @AfterAll
    static void stop() throws IOException {
        server.close();
        UPSTREAM.close();
        Logs.assertNoneOf(
                server.logs(),
                KEY,
                "Melchizedekian",
                "so loved",
                "work together",
                "help themselves",
                "Amen.",
                "yet sinners",
                "heavens and the earth",
                "All are called",
                "left out: not in");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = FALSE_ANSWERS, delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void falseAnswer_thatIsNotLookedAt_isPassedOn(ArgumentsAccessor row) throws IOException, InterruptedException {
        FalseAnswer given = FalseAnswer.of(row);
        for (CitedAnswer answer : bothWays("off", given, given.answer())) {
            assertThat(answer.body().path("answer").textValue()).isEqualTo(given.answer());
            assertThat(answer.verdicts()).isEmpty();
            assertThat(answer.warnings()).isEmpty();
            assertThat(answer.body().path("grounding"))
                    .isEqualTo(Api.json("{\"policy\": \"off\", \"layout\": null, \"verdicts\": {}, "
                            + "\"verified_share\": null, \"cited_share\": null}"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = FALSE_ANSWERS, delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void falseAnswer_thatIsReported_isPassedOnWithWhatIsWrong(ArgumentsAccessor row)
            throws IOException, InterruptedException {
        FalseAnswer given = FalseAnswer.of(row);
        for (CitedAnswer answer : bothWays("report", given, given.answer())) {
            assertThat(answer.body().path("answer").textValue()).isEqualTo(given.answer());
            assertThat(answer.verdicts()).isEqualTo(given.found());
            answer.assertConsistent("report", PASSAGES);
            assertThat(answer.body().path("citations"))
                    .allMatch(citation -> citation.path("repaired_from").isNull());
            assertThat(answer.warnings()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = FALSE_ANSWERS, delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void falseAnswer_thatIsRepaired_isNeverShown(ArgumentsAccessor row) throws IOException, InterruptedException {
        FalseAnswer given = FalseAnswer.of(row);
        for (CitedAnswer answer : bothWays("repair", given, given.answer())) {
            assertRepaired(answer, "repair", given);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = FALSE_ANSWERS, delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void falseAnswer_whereThatIsEnforced_isMendedOrAskedForAgainOrRefused(ArgumentsAccessor row)
            throws IOException, InterruptedException {
        FalseAnswer given = FalseAnswer.of(row);
        for (CitedAnswer answer : bothWays("enforce", given, given.answer(), SOUND)) {
            if (given.mendable()) {
                assertRepaired(answer, "enforce", given);
                assertThat(UPSTREAM.calls()).isEqualTo(1);
            } else {
                assertThat(answer.body().path("answer").textValue()).isEqualTo(SOUND);
                assertThat(answer.verdicts())
                        .containsExactly("reference in_context", "quote verified", "marker resolved");
                answer.assertConsistent("enforce", PASSAGES);
                assertThat(answer.warnings()).containsExactly(AGAIN);
                assertThat(UPSTREAM.calls()).isEqualTo(2);
            }
        }
        if (!given.mendable()) {
            assertRefusedTheSecondTime(given);
        }
    }

    private static void assertRefusedTheSecondTime(FalseAnswer given) throws IOException, InterruptedException {
        HttpResponse<String> refused = ask(Api.GENERATE, "enforce", given.answer());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Api.problem(refused).path("code").textValue()).isEqualTo("UNGROUNDED");
        assertThat(UPSTREAM.calls()).isEqualTo(2);

        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, "enforce", given.answer()));
        assertThat(events.only("restart").path("reason").textValue()).isEqualTo("ungrounded");
        assertThat(events.names()).startsWith("token").endsWith("error");
        assertThat(events.only("error").path("code").textValue()).isEqualTo("UNGROUNDED");
        assertThat(events.only("error").path("status").intValue()).isEqualTo(422);
        assertThat(events.everShown()).doesNotContain(given.falsehood());
        assertThat(UPSTREAM.calls()).isEqualTo(2);
    }

    @Test
    void streamThatMayNotBeginAnew_endsWithTheFirstAnswer() throws IOException, InterruptedException {
        UPSTREAM.behave(
                saying("🙏 Trust him: \"God helps those who help themselves\" (John 3:16). Amen."), saying(SOUND));

        AnswerEvents events = AnswerEvents.of(api.post(
                Api.STREAM, question("enforce").replace("{\"prompt\"", "{\"on_failure\": \"error\", \"prompt\"")));

        assertThat(events.names()).startsWith("token").endsWith("error").doesNotContain("restart", "done");
        assertThat(events.only("error").path("code").textValue()).isEqualTo("UNGROUNDED");
        assertThat(UPSTREAM.calls()).isEqualTo(1);
    }

    @Test
    void serverThatBreaksOffInAQuotation_leavesNothingOfIt() throws IOException, InterruptedException {
        UPSTREAM.behave((request, connection) -> connection.stream()
                .chunk(token("It is so: ") + token(Events.escaped("\"For God so loved the ea")))
                .close());

        AnswerEvents events = AnswerEvents.of(api.post(Api.STREAM, question("repair")));

        assertThat(events.only("restart").path("reason").textValue()).isEqualTo("upstream_error");
        assertThat(events.everShown()).startsWith("It is so:").doesNotContain("the ea");
        assertThat(events.done().path("status").textValue()).isEqualTo("degraded");
        // the last resort finds no answer, and quotes nothing
        assertThat(events.done().path("grounding").path("verified_share").isNull())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            numbered | [1] John 3:16: %s\\n[2] Romans 8:28: %s\\n\\nQuestion: What does he hope?                     | 1
            source   | Source: Sermon 12\\n%s\\n\\nSource: Sermon 13\\n%s\\n\\nQuestion: What does he hope?       | 1
            prompt   | Tell a Melchizedekian in a few words what it means for him: %s And then: %s                  | prompt
            """)
    void passagesInAPrompt_areFound(String layout, String prompt, String passage)
            throws IOException, InterruptedException {
        String content = prompt.formatted(VERSE, SECOND_VERSE);
        String body = "{\"messages\": [{\"role\": \"user\", \"content\": \"" + content + "\"}]}";
        UPSTREAM.behave(saying("It says, \"For God so loved the earth, that he gave his only born Son.\""));

        JsonNode whole = Api.json(api.post(Api.GENERATE, body).body());
        JsonNode streamed = AnswerEvents.of(api.post(Api.STREAM, body)).done();

        for (JsonNode answer : List.of(whole, streamed)) {
            assertThat(answer.path("answer").textValue())
                    .isEqualTo("It says, \"For God so loved the world, that he gave his only born Son.\"");
            assertThat(answer.path("grounding").path("policy").textValue()).isEqualTo("repair");
            assertThat(answer.path("grounding").path("layout").textValue()).isEqualTo(layout);
            assertThat(new CitedAnswer(answer).verdicts()).containsExactly("quote altered");
            JsonNode source = answer.path("citations").path(0).path("sources").path(0);
            assertThat(source.path("passage").textValue()).isEqualTo(passage);
            String text = layout.equals("prompt") ? content : VERSE;
            assertThat(CitedAnswer.slice(text, source))
                    .isEqualTo("For God so loved the world, that he gave his only born Son");
        }
    }

    @ParameterizedTest
    @CsvSource({"(John 3:16), Romans 8:28, John 3:16, Rom.8.28", "[1], [2], [1], "})
    void wrongPlace_isPutRightWithAllThatIsToldOfIt(String wrong, String right, String before, String reference)
            throws IOException, InterruptedException {
        String answer = "🙏 He says, \"All things work together for good\" " + wrong + ". Amen.";

        JsonNode place = Api.json(ask(Api.GENERATE, "repair", answer).body())
                .path("citations")
                .path(1);

        assertThat(place.path("text").textValue()).isEqualTo(right);
        assertThat(place.path("repaired_from").textValue()).isEqualTo(before);
        assertThat(place.path("reference").textValue()).isEqualTo(reference);
        assertThat(place.path("sources")).hasSize(1);
        assertThat(CitedAnswer.slice(SECOND_VERSE, place.path("sources").path(0)))
                .isEqualTo(SECOND_VERSE);
        assertThat(place.path("sources").path(0).path("passage").textValue()).isEqualTo("second");
    }

    @Test
    void metrics_countWhatWasFound() throws IOException, InterruptedException {
        String[] altered = {"kind=\"quote\"", "verdict=\"altered\""};
        Metrics before = Metrics.of(api);
        ask(Api.GENERATE, "repair", "\"For God so loved the earth, that he gave his only born Son.\"");
        ask(Api.GENERATE, "off", "\"For God so loved the earth, that he gave his only born Son.\"");
        Metrics after = Metrics.of(api);

        String verdicts = "textgen_grounding_verdicts_total";
        assertThat(after.sum(verdicts, altered)).isEqualTo(before.sum(verdicts, altered) + 1);
        String holds = "textgen_grounding_hold_ms_count";
        assertThat(after.sum(holds)).isEqualTo(before.sum(holds) + 1);
    }

    /** The answers to the same question, whole and streamed. */
    private static List<CitedAnswer> bothWays(String policy, FalseAnswer given, String... answers)
            throws IOException, InterruptedException {
        HttpResponse<String> whole = ask(Api.GENERATE, policy, answers);
        assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
        int calls = UPSTREAM.calls();
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, policy, answers));
        assertThat(UPSTREAM.calls()).isEqualTo(calls);
        assertThat(events.names().stream().filter("restart"::equals)).hasSize(calls - 1);
        if (CHANGING.contains(policy)) {
            assertThat(events.everShown()).doesNotContain(given.falsehood());
        }
        return List.of(new CitedAnswer(Api.json(whole.body())), new CitedAnswer(events.done()));
    }

    private static HttpResponse<String> ask(String path, String policy, String... answers)
            throws IOException, InterruptedException {
        UPSTREAM.behave(Stream.of(answers).map(Events::saying).toArray(TestingUpstream.Behaviour[]::new));
        return api.post(path, question(policy));
    }

    private static String question(String policy) {
        return QUESTION.formatted(policy, VERSE, SECOND_VERSE);
    }

    private static void assertRepaired(CitedAnswer answer, String policy, FalseAnswer given) {
        assertThat(answer.body().path("answer").textValue()).isEqualTo(given.repaired());
        assertThat(answer.verdicts()).isEqualTo(given.after());
        answer.assertConsistent(policy, PASSAGES);
        // null where nothing is quoted any more
        assertThat(answer.body().path("grounding").path("verified_share").asDouble(1))
                .isEqualTo(1);
        assertThat(answer.replaced())
                .isNotEmpty()
                .allSatisfy(before -> assertThat(given.answer()).contains(before))
                .anySatisfy(before -> assertThat(before).contains(given.falsehood()));
        assertThat(answer.warnings()).containsExactly(given.warning());
    }
}
