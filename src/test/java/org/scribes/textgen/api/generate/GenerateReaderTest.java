package org.scribes.textgen.api.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

class GenerateReaderTest {
    @Test
    void everyField_reachesTheRequest() {
        GenerationRequest request = TestingBodies.read("""
                {"prompt": "What does John 3:16 say?",
                 "passages": [{"id": "1", "text": "For God", "reference": "John 3:16", "source": "WEB"},
                              {"id": "b", "text": "But God"}],
                 "max_new_tokens": 60, "temperature": 0.5, "top_p": 0.8, "top_k": 40, "repetition_penalty": 1.2,
                 "seed": 9223372036854775807, "stop": ["a", "b"], "raw": false, "grounding": "off",
                 "truncate": "start", "cache": false, "model": "scribes-tiny", "user": "reader-42"}
                """);

        assertThat(request)
                .isEqualTo(new GenerationRequest(
                        "req-1",
                        new Prompt.Text("What does John 3:16 say?", false),
                        List.of(
                                new Passage("1", "For God", Optional.of("John 3:16"), Optional.of("WEB")),
                                new Passage("b", "But God", Optional.empty(), Optional.empty())),
                        new SamplingOptions(
                                OptionalInt.of(60),
                                OptionalDouble.of(0.5),
                                OptionalDouble.of(0.8),
                                OptionalInt.of(40),
                                OptionalDouble.of(1.2),
                                OptionalLong.of(Long.MAX_VALUE),
                                List.of("a", "b")),
                        Optional.of("scribes-tiny"),
                        Delivery.WHOLE,
                        GroundingPolicy.OFF,
                        Truncation.START,
                        false,
                        Optional.empty()));
    }

    @Test
    void user_isNamedByTheBodyElseByTheHeader() {
        assertThat(user("{\"prompt\":\"x\",\"user\":\"body\"}", "header")).contains("body");
        assertThat(user("{\"prompt\":\"x\"}", "header")).contains("header");
        assertThat(user("{\"prompt\":\"x\"}", null)).isEmpty();
        assertThat(user("{\"prompt\":\"x\",\"user\":\" \"}", null)).isEmpty();
    }

    @Test
    void userWithALongName_isRefused() {
        String allowed = "u".repeat(GenerateReader.MAX_NAME);

        assertThat(user(name("user", GenerateReader.MAX_NAME), null)).contains("x".repeat(GenerateReader.MAX_NAME));
        assertThat(user("{\"prompt\":\"x\"}", allowed)).contains(allowed);
        assertThatThrownBy(() -> user(name("user", GenerateReader.MAX_NAME + 1), null))
                .hasMessage("user can be at most 256 characters long");
        assertThatThrownBy(() -> user("{\"prompt\":\"x\"}", allowed + "u"))
                .hasMessage("X-User-Id can be at most 256 characters long");
    }

    private static Optional<String> user(String body, @Nullable String header) {
        return GenerateReader.user(TestingBodies.body(body), header);
    }

    @Test
    void whatIsLeftOutOrNull_isAbsent() {
        GenerationRequest bare = TestingBodies.read("{\"prompt\":\"x\"}");

        assertThat(bare).isEqualTo(TestingBodies.read("""
                        {"prompt": "x", "messages": null, "passages": null, "max_new_tokens": null, "temperature": null,
                         "top_p": null, "top_k": null, "repetition_penalty": null, "seed": null, "stop": null,
                         "raw": null, "grounding": null, "on_failure": null, "truncate": null, "cache": null,
                         "model": null, "user": null}
                        """));
        assertThat(bare.options()).isEqualTo(SamplingOptions.DEFAULTS);
        assertThat(bare.passages()).isEmpty();
        assertThat(bare.prompt()).isEqualTo(new Prompt.Text("x", false));
    }

    @Test
    void onFailure_countsForStreams() {
        assertThat(TestingBodies.read("{\"prompt\":\"x\",\"on_failure\":\"error\"}")
                        .delivery())
                .isEqualTo(Delivery.WHOLE);
        assertThat(TestingBodies.readForStream("{\"prompt\":\"x\"}").delivery()).isEqualTo(Delivery.STREAM_RESTART);
        assertThat(TestingBodies.readForStream("{\"prompt\":\"x\",\"on_failure\":\"restart\"}")
                        .delivery())
                .isEqualTo(Delivery.STREAM_RESTART);
        assertThat(TestingBodies.readForStream("{\"prompt\":\"x\",\"on_failure\":\"error\"}")
                        .delivery())
                .isEqualTo(Delivery.STREAM_ERROR);
    }

    @Test
    void zeros_areGivenValues() {
        SamplingOptions options = TestingBodies.read("{\"prompt\":\"x\",\"temperature\":0,\"top_k\":0,\"seed\":0}")
                .options();

        assertThat(options.temperature()).hasValue(0);
        assertThat(options.topK()).hasValue(0);
        assertThat(options.seed()).hasValue(0);
    }

    @Test
    void conversation_keepsItsOrder() {
        assertThat(TestingBodies.read("""
                                {"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"},
                                              {"role": "assistant", "content": ""}], "raw": false}
                                """).prompt())
                .isEqualTo(new Prompt.Conversation(List.of(
                        new Message(Role.SYSTEM, "s"), new Message(Role.USER, "u"), new Message(Role.ASSISTANT, ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\ud83d",
                "\\t tab \\n line \\r",
                "\\u0007 bell",
                "\\u2028",
                "\\ud83d\\ude00",
                "ä – שָׁלוֹם",
                "\\u202e"
            })
    void textThatIsToBeCleaned_isPassedOn(String json) {
        assertThat(((Prompt.Text) TestingBodies.read("{\"prompt\":\"a " + json + " b\"}")
                                .prompt())
                        .text())
                .startsWith("a ")
                .endsWith(" b")
                .hasSizeGreaterThan(4);
    }

    @Test
    void rawPrompt_isRaw() {
        assertThat(TestingBodies.read("{\"prompt\":\"<|user|>x\",\"raw\":true}").prompt())
                .isEqualTo(new Prompt.Text("<|user|>x", true));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void valueAtItsLimit_isReadAndOneMoreRefused(String field, String atLimit, String beyond) {
        assertThat(TestingBodies.read(atLimit).requestId()).isEqualTo("req-1");
        assertThatThrownBy(() -> TestingBodies.read(beyond))
                .isInstanceOf(GenerationException.class)
                .hasMessageStartingWith(field + " can ");
    }

    static Stream<Object[]> limits() {
        return Stream.of(
                new Object[] {"messages", messages(200), messages(201)},
                new Object[] {"passages", passages(100), passages(101)},
                new Object[] {"passages[0].id", passage("id", 64), passage("id", 65)},
                new Object[] {"passages[0].reference", passage("reference", 256), passage("reference", 257)},
                new Object[] {"passages[0].source", passage("source", 256), passage("source", 257)},
                new Object[] {"model", name("model", 256), name("model", 257)});
    }

    private static String messages(int count) {
        return list("{\"messages\": [", count, i -> "{\"role\": \"user\", \"content\": \"x\"}");
    }

    private static String passages(int count) {
        return list("{\"prompt\": \"x\", \"passages\": [", count, i -> "{\"id\": \"" + i + "\", \"text\": \"t\"}");
    }

    private static String list(String before, int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",", before, "]}"));
    }

    private static String passage(String field, int length) {
        String id = field.equals("id") ? "" : "\"id\": \"1\", ";
        return "{\"prompt\": \"x\", \"passages\": [{" + id + "\"text\": \"t\", \"" + field + "\": \""
                + "x".repeat(length) + "\"}]}";
    }

    private static String name(String field, int length) {
        return "{\"prompt\": \"x\", \"" + field + "\": \"" + "x".repeat(length) + "\"}";
    }

    @Test
    void candidates_areReadWithTheirFields() {
        assertThat(candidates("\"candidates\": 4, \"candidates_mode\": \"race\", \"candidate_models\": [\"a\", \"b\"],"
                        + " \"candidate_texts\": true, \"explain\": true"))
                .isEqualTo(new CandidateOptions(4, CandidateMode.RACE, List.of("a", "b"), true, true));
        assertThat(candidates("\"explain\": false")).isEqualTo(CandidateOptions.NONE);
        assertThat(candidates("\"candidate_models\": [\"a\", \"b\"]").count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"candidates\": 0 | candidates",
                "\"candidates\": 9 | candidates",
                "\"candidates\": 2, \"candidates_mode\": \"worst\" | candidates_mode",
                "\"candidates\": 1, \"candidate_models\": [\"a\", \"b\"] | candidate_models",
                "\"candidate_models\": [\" \"] | candidate_models[0]",
                "\"candidate_models\": [null] | candidate_models[0]",
                "\"candidate_models\": [\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"] | candidate_models",
            })
    void wrongCandidates_areRefusedByTheirField(String fields, String parameter) {
        assertThatThrownBy(() -> candidates(fields))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    private static CandidateOptions candidates(String fields) {
        return TestingBodies.read("{\"prompt\": \"Why?\", " + fields + "}").candidates();
    }
}
