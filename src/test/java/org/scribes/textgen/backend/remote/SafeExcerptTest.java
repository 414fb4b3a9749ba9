package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.ToolOptions;
import org.scribes.textgen.domain.ToolTurn;

class SafeExcerptTest {
    private static final String REPEATS = "(it repeats the request)";
    private static final SafeExcerpt EXCERPT =
            new SafeExcerpt(List.of(new Secret("pastoral-secret"), new Secret("a b\"c")));
    private static final GenerationRequest REQUEST = request("What did the prophet say to the king of Nineveh?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"Invalid username or password.\"}",
                "{\"error\":{\"message\":\"The requested model 'org/model' is not supported by any provider\"}}",
                "Model org/model is currently loading",
                "This model's maximum context length is 4096 tokens. However, you requested 5000.",
                "the king is dead",
                ""
            })
    void ordinaryMessage_isShownAsItIs(String said) {
        assertThat(EXCERPT.of(said, REQUEST)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf_abcdefGHIJKLmnop",
                "sk-proj-abcdefGHIJKLmnop",
                "Bearer abcdefGHIJKLmnop",
                "bearer  abcdefGHIJKLmnop",
                "Basic YWJjZGVmR0hJSktMbW5vcA==",
                "YWJjZGVmR0hJSktMbW5vcAYWJjZGVmR0hJSktMbW5vcA",
                "pastoral-secret",
                "a b\"c"
            })
    void key_isNotShown(String key) {
        assertThat(EXCERPT.of("no: " + key + ", sorry", REQUEST))
                .startsWith("no: ***")
                .endsWith("sorry")
                .doesNotContain(key)
                .doesNotContain("GHIJ")
                .doesNotContain("R0hJ");
    }

    @Test
    void secretWrittenAsJson_isNotShown() {
        assertThat(EXCERPT.of("{\"sent\":\"a b\\\"c\"}", REQUEST)).isEqualTo("{\"sent\":\"***\"}");
    }

    @Test
    void keyAcrossTheCut_isNotShownInPart() {
        assertThat(EXCERPT.of(". ".repeat(95) + "hf_abcdefGHIJKLmnop", REQUEST)).doesNotContain("hf_abc");
    }

    @Test
    void controlAndOtherCharacters_becomeSpaces() {
        assertThat(EXCERPT.of("a\r\nb\u001b[31mc\0d\u00e9e\u2028f", REQUEST)).isEqualTo("a b [31mc d e f");
    }

    @Test
    void longText_isCutAfter200Characters() {
        assertThat(EXCERPT.of("no! ".repeat(100), REQUEST)).hasSize(199).startsWith("no! no!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You asked: What did the prophet say to the king of Nineveh?",
                "{\"input\":\"What did the\\nprophet say\\u0020to the king\"}",
                "WHAT DID THE PROPHET SAY",
                "[\"What\",\" did\",\" the\",\" prophet\",\" say\"]",
                "What&#32;did&#32;the&#32;prophet&#32;say",
                "In Nineveh, that great city, were sixscore thousand",
                "unexpected token near: and also much cattle",
                "{\"title\":\"sermon of the twelfth of May\"}",
                "the book of Jonah 4:11 is not known",
                "stop was ENDOFALLTHINGS",
                "stop was Amen"
            })
    void textThatRepeatsAPartOfTheRequest_isNotShown(String said) {
        assertThat(EXCERPT.of(said, REQUEST)).isEqualTo(REPEATS);
    }

    @Test
    void textThatRepeatsAConversation_isNotShown() {
        GenerationRequest request = request(new Prompt.Conversation(List.of(
                new Message(Role.SYSTEM, "You are a pastor's helper."), new Message(Role.USER, "Who wrote Hebrews?"))));

        assertThat(EXCERPT.of("not allowed: 'who wrote hebrews'", request)).isEqualTo(REPEATS);
        assertThat(EXCERPT.of("not allowed: a pastor's helper", request)).isEqualTo(REPEATS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown function find_sermon",
                "the field congregation_name is required",
                "description 'Looks up what a parishioner confided' is too long",
                "{\"got\":{\"congregation_name\":1}}",
                "cannot parse arguments {\"who\":\"Eutychus of Troas\"}",
                "no call call_of_the_wild in the conversation"
            })
    void textOfTools_isNotShown(String said) {
        GenerationRequest request = request(new Prompt.Conversation(List.of(
                        new Message(Role.USER, "Who?"),
                        new Message(Role.ASSISTANT, "", Optional.of(ToolTurn.calling("""
                        [{"id":"x1","function":{"name":"find_sermon","arguments":"{\\"who\\":\\"Eutychus of Troas\\"}"}}]"""))),
                        new Message(Role.USER, "none", Optional.of(ToolTurn.answering("call_of_the_wild"))))))
                .demanding(new BackendDemands(
                        Optional.empty(),
                        Optional.of(new ToolOptions("""
                        [{"type":"function","function":{"name":"find_sermon",
                          "description":"Looks up what a parishioner confided",
                          "parameters":{"type":"object","properties":{"congregation_name":{"type":"string"}}}}}]""", Optional.of("\"auto\""), Optional.empty()))));

        assertThat(EXCERPT.of(said, request)).isEqualTo(REPEATS);
        assertThat(EXCERPT.of("tools[0].function.parameters: type must be object", request))
                .isEqualTo("tools[0].function.parameters: type must be object");
    }

    /** Escaped, such text is made of characters that are shown otherwise. */
    @Test
    void escapedTextOfOtherScripts_isNotShown() throws JsonProcessingException {
        String prompt = "\u05D1\u05E8\u05D0\u05E9\u05D9\u05EA \u05D1\u05E8\u05D0";

        String shown = EXCERPT.of("{\"error\":" + written(prompt, true) + "}", request(prompt));

        assertThat(shown).doesNotContain("05d1").doesNotContain("05D1");
        assertThat(EXCERPT.of("{'error': b'\\xd7\\x91'}, <p>&#1489;&#x5D0;</p>", request(prompt)))
                .isEqualTo("{'error': b' '}, <p> </p>");
    }

    @Property(tries = 500)
    void promptOfManyLetters_isNotShownHoweverItIsRepeated(
            @ForAll("prompts") String prompt,
            @ForAll boolean ascii,
            @ForAll @IntRange(max = 180) int before,
            @ForAll @IntRange(max = 2) int nesting)
            throws JsonProcessingException {
        String said = prompt;
        for (int i = 0; i < nesting; i++) {
            said = "{\"error\":" + written(said, ascii) + "}";
        }

        String shown = EXCERPT.of("- ".repeat(before / 2) + said, request(prompt));

        String letters = letters(prompt);
        String shownLetters = shown.equals(REPEATS) ? "" : letters(shown);
        assertThat(IntStream.rangeClosed(0, letters.length() - 12)
                        .mapToObj(start -> letters.substring(start, start + 12)))
                .noneMatch(shownLetters::contains);
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.of(
                        "holy", "ghost", "n", "t", "u", "So", " ", "\n", "\t", ".", "\"", "\\", "é", "\u05D0", "r")
                .list()
                .ofMinSize(20)
                .ofMaxSize(60)
                .map(parts -> String.join("", parts))
                .filter(text -> letters(text).length() >= 20);
    }

    private static String written(String text, boolean ascii) throws JsonProcessingException {
        return JsonMapper.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .build()
                .writeValueAsString(text);
    }

    /** Those of the plain words that were put in, escapes left out. */
    private static String letters(String text) {
        return text.replaceAll("\\\\+(?:[nrt]|u[0-9a-fA-F]{4})|[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    private static GenerationRequest request(String prompt) {
        return request(new Prompt.Text(prompt, false));
    }

    private static GenerationRequest request(Prompt prompt) {
        SamplingOptions options = new SamplingOptions(
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of("End of all things", "Amen", "\n"));
        Passage passage = new Passage(
                "p1",
                "And should not I spare Nineveh, that great city, and also much cattle?",
                Optional.of("The book of Jonah 4:11"),
                Optional.of("Sermon of the twelfth of May"));
        return new GenerationRequest("req-1", prompt, List.of(passage), options, Optional.empty(), Delivery.WHOLE);
    }
}
