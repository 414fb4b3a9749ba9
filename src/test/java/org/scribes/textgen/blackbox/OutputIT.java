package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.saying;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.remote.TestingUpstream;

/** A server behind the API whose answers are unfit, or tell what nobody should read: what reaches the reader. */
class OutputIT {
    private static final String VERSE = "For by grace you have been saved through faith";
    private static final String QUESTION = """
            {"prompt": "What saves a Melchizedekian today?", "grounding": "%s", "passages": [\
            {"id": "1", "reference": "Ephesians 2:8", "text": "%s"}]}""";
    private static final String SOUND = "🙏 Ephesians 2:8 says, \"For by grace you have been saved\" [1].";
    private static final String REPETITIVE =
            "Zerubbabel says it once more. Zerubbabel says it once more. Zerubbabel says"
                    + " it once more. Zerubbabel says it once more. Zerubbabel says it once more.";
    private static final String AGAIN = "the first answer was not fit to be shown: this is another one";
    private static final String TELLING = "🙏 Ask ruth@moab.example.org or +1 415-555-2671, ext. 12. Pay from GB82 WEST"
            + " 1234 5698 7654 32 with 4111 1111 1111 1111. Ephesians 2:8-9, 12; 3:1 says, \"For by grace you have been"
            + " saved\" [1], or call 415 555 2672";
    private static final String MASKED =
            "🙏 Ask [EMAIL] or [PHONE]. Pay from [IBAN] with [CARD]. Ephesians 2:8-9, 12; 3:1"
                    + " says, \"For by grace you have been saved\" [1], or call [PHONE]";
    private static final String[] SECRETS = {
        "ruth", "moab", "415", "555", "267", "GB82", "WEST", "5698", "7654", "4111", "1111"
    };

    private static final TestingUpstream UPSTREAM = new TestingUpstream(saying(SOUND));
    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestingServer.start(
                "output",
                Map.of(
                        "TEXTGEN_HUB_URL",
                        UPSTREAM.uri().toString(),
                        "TEXTGEN_HUB_RETRY_DELAY",
                        "0.05",
                        "TEXTGEN_OUTPUT_THINKING",
                        "event",
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
                "Melchizedekian",
                "Zerubbabel",
                VERSE,
                "ruth@",
                "555-2671",
                "555 2672",
                "1111 1111",
                "5698 7654",
                "</s>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {REPETITIVE, "What saves a Melchizedekian today?", "By grace.</s></s></s></s>", "By grace, I say."
            })
    void unfitAnswer_isFollowedByAnotherOne(String unfit) throws IOException, InterruptedException {
        UPSTREAM.behave(saying(unfit), saying(SOUND));
        JsonNode whole = Api.json(ask(Api.GENERATE, "repair").body());

        assertThat(UPSTREAM.requests())
                .extracting(request ->
                        Api.json(request.body()).path("frequency_penalty").doubleValue())
                .containsExactly(0.0, 0.5);
        UPSTREAM.behave(saying(unfit), saying(SOUND));
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, "repair"));

        assertThat(events.only("restart").path("reason").textValue()).isEqualTo("invalid_output");
        for (JsonNode answer : List.of(whole, events.done())) {
            assertThat(answer.path("answer").textValue()).isEqualTo(SOUND);
            assertThat(answer.path("status").textValue()).isEqualTo("ok");
            assertThat(answer.path("warnings").path(0).textValue()).isEqualTo(AGAIN);
            assertThat(answer.path("metadata").path("attempts").intValue()).isEqualTo(2);
        }
    }

    @Test
    void thinking_isNoPartOfTheAnswer_andToldApart() throws IOException, InterruptedException {
        UPSTREAM.behave(saying(
                "<think>\nMay ruth@moab.example.org know? \"In the beginning was the end.\"\n</think>\n\n" + SOUND));
        JsonNode whole = Api.json(ask(Api.GENERATE, "repair").body());
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, "repair"));

        for (JsonNode answer : List.of(whole, events.done())) {
            assertThat(answer.path("answer").textValue()).isEqualTo(SOUND);
            assertThat(answer.path("metadata").path("thinking_tokens").intValue())
                    .isPositive();
            assertThat(answer.path("grounding").path("verified_share").doubleValue())
                    .isEqualTo(1);
        }
        assertThat(events.names()).startsWith("thinking").doesNotContain("restart");
        assertThat(events.text("thinking").strip()).isEqualTo("May [EMAIL] know? \"In the beginning was the end.\"");
    }

    @Test
    void thinkingThatBeganInThePrompt_isTakenBackOnce() throws IOException, InterruptedException {
        UPSTREAM.behave(saying("May I say so? I may, and I will say it in a sentence.\n</think>\n\n" + SOUND));
        AnswerEvents first = AnswerEvents.of(ask(Api.STREAM, "repair"));
        AnswerEvents second = AnswerEvents.of(ask(Api.STREAM, "repair"));

        assertThat(first.done().path("answer").textValue()).isEqualTo(SOUND);
        assertThat(first.names()).contains("restart");
        assertThat(second.done().path("answer").textValue()).isEqualTo(SOUND);
        assertThat(second.names()).doesNotContain("restart");
    }

    @Test
    void answerThatThinksNoMore_isShownAgainAsItComes() throws IOException, InterruptedException {
        UPSTREAM.behave(saying(SOUND));
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, "repair"));

        assertThat(events.done().path("answer").textValue()).isEqualTo(SOUND);
        assertThat(events.done().path("metadata").has("thinking_tokens")).isFalse();
    }

    @Test
    void answerThatIsUnfitTwice_isFollowedByTheNextBackends() throws IOException, InterruptedException {
        UPSTREAM.behave(saying(REPETITIVE));
        JsonNode whole = Api.json(ask(Api.GENERATE, "repair").body());
        assertThat(UPSTREAM.calls()).isEqualTo(2);
        AnswerEvents events = AnswerEvents.of(ask(Api.STREAM, "repair"));

        assertThat(events.names().stream().filter("restart"::equals)).hasSize(2);
        for (JsonNode answer : List.of(whole, events.done())) {
            assertThat(answer.path("answer").textValue()).contains(VERSE);
            assertThat(answer.path("status").textValue()).isEqualTo("degraded");
            JsonNode metadata = answer.path("metadata");
            assertThat(metadata.path("mode").textValue()).isEqualTo("extractive");
            assertThat(metadata.path("attempts").intValue()).isEqualTo(3);
            assertThat(metadata.path("failover").path(0).path("reason").textValue())
                    .isEqualTo("INVALID_OUTPUT");
        }
    }

    @Test
    void streamThatMayNotBeginAnew_endsWithTheUnfitAnswer() throws IOException, InterruptedException {
        UPSTREAM.behave(saying(REPETITIVE), saying(SOUND));

        AnswerEvents events = AnswerEvents.of(api.post(
                Api.STREAM, question("repair").replace("{\"prompt\"", "{\"on_failure\": \"error\", \"prompt\"")));

        assertThat(events.names()).startsWith("token").endsWith("error").doesNotContain("restart", "done");
        assertThat(events.only("error").path("code").textValue()).isEqualTo("INVALID_OUTPUT");
        assertThat(UPSTREAM.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "report", "repair", "unquote", "enforce"})
    void whatNobodyShouldRead_isInNoEvent(String policy) throws IOException, InterruptedException {
        UPSTREAM.behave(saying(TELLING));
        HttpResponse<String> whole = ask(Api.GENERATE, policy);
        HttpResponse<String> stream = ask(Api.STREAM, policy);
        AnswerEvents events = AnswerEvents.of(stream);

        assertThat(withoutFigures(stream)).doesNotContain(SECRETS);
        assertThat(withoutFigures(whole)).doesNotContain(SECRETS);
        for (JsonNode answer : List.of(Api.json(whole.body()), events.done())) {
            assertThat(answer.path("answer").textValue()).isEqualTo(MASKED);
            assertThat(answer.path("warnings").path(0).textValue())
                    .isEqualTo("1 e-mail address masked, 1 IBAN masked, 1 card number masked, 2 phone numbers masked");
            if (!policy.equals("off")) {
                new CitedAnswer(answer).assertConsistent(policy, Map.of("1", VERSE));
                assertThat(answer.path("citations")).hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    /** Ids and times may hold any digits. */
    private static String withoutFigures(HttpResponse<String> response) {
        return response.body().replaceAll("\"metadata\":\\{[^}]*}", "");
    }

    @Test
    void metrics_countWhatWasUnfitAndWhatWasMasked() throws IOException, InterruptedException {
        Metrics before = Metrics.of(api);
        UPSTREAM.behave(saying(REPETITIVE), saying(TELLING));
        ask(Api.GENERATE, "repair");
        Metrics after = Metrics.of(api);

        String unfit = "textgen_invalid_output_total";
        assertThat(after.sum(unfit, "fault=\"repetitive\"")).isEqualTo(before.sum(unfit, "fault=\"repetitive\"") + 1);
        String masked = "textgen_pii_masked_total";
        assertThat(after.sum(masked, "kind=\"phone\"")).isEqualTo(before.sum(masked, "kind=\"phone\"") + 2);
        assertThat(after.sum(masked, "kind=\"email\"")).isEqualTo(before.sum(masked, "kind=\"email\"") + 1);
    }

    private static HttpResponse<String> ask(String path, String policy) throws IOException, InterruptedException {
        return api.post(path, question(policy));
    }

    private static String question(String policy) {
        return QUESTION.formatted(policy, VERSE);
    }
}
