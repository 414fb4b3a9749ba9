package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.Thinking;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.scripture.Verses;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.guard.store.LetterTrigramsFile;

class OutputValidatorTest {
    private static final String SOUND = "Grace is a gift, and nobody earns it.";
    private static final Prompt QUESTION = new Prompt.Conversation(
            List.of(
                    new Message(Role.SYSTEM, "Answer only from the passages, in a few plain words."),
                    new Message(
                            Role.USER,
                            "[1] John 3:16: For God so loved the world, that he gave his only born Son.\n\nWhat did God give us?")));

    private final OutputValidator validator =
            new OutputValidator(new OutputConfig(true, 20, Thinking.HIDE), LetterTrigramsFile.read());

    @Test
    void soundAnswer_passes() {
        assertThat(fault(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Grace is a gift, yes', ", // 20 characters
        "'Grace is a gift, ye', TOO_SHORT",
        "'  \n Grace is a gift \n\n  ', TOO_SHORT",
        "'', TOO_SHORT",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀, TOO_SHORT",
    })
    void answer_needsTwentyCharacters(String answer, @Nullable OutputFault fault) {
        assertThat(fault(answer)).isEqualTo(Optional.ofNullable(fault));
    }

    @Test
    void shortAnswer_passesIfItWasCutByTheRequest() {
        GenerationRequest stopping = request(QUESTION, List.of("."));

        assertThat(validator.fault(request(QUESTION, List.of()), answer("Yes", FinishReason.LENGTH, Mode.API)))
                .isEmpty();
        assertThat(validator.fault(request(QUESTION, List.of()), answer("Yes", FinishReason.CONTENT_FILTER, Mode.API)))
                .isEmpty();
        assertThat(validator.fault(stopping, answer("Yes", FinishReason.STOP_SEQUENCE, Mode.API)))
                .isEmpty();
        assertThat(validator.fault(stopping, answer("Yes", FinishReason.EOS_TOKEN, Mode.API)))
                .as("few servers report a stop sequence")
                .isEmpty();
        assertThat(validator.fault(stopping, answer("Yes", FinishReason.EOS_TOKEN, Mode.LOCAL)))
                .contains(OutputFault.TOO_SHORT);
        assertThat(validator.fault(request(QUESTION, List.of()), answer("Yes", FinishReason.STOP_SEQUENCE, Mode.API)))
                .as("a stop sequence of the server")
                .contains(OutputFault.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "God is good. God is good. God is good. God is good. God is good. God is good. God is good.",
                "amen amen amen amen amen amen amen amen amen amen amen",
                "神は愛です。神は愛です。神は愛です。神は愛です。神は愛です。神は愛です。神は愛です。神は愛です。神は愛です。",
            })
    void repetitiveAnswer_isRejected(String answer) {
        assertThat(fault(answer)).contains(OutputFault.REPETITIVE);
    }

    @Test
    void fewWords_mayRepeatThemselves() {
        assertThat(fault("amen amen amen amen amen amen amen amen amen amen")).isEmpty();
    }

    /** The most repetitive text that an answer may quote. */
    @Test
    void everyChapterOfTheBible_passes() {
        SortedMap<Integer, String> web = TestingCanon.web();
        TreeMap<String, String> chapters = web.entrySet().stream()
                .collect(Collectors.toMap(
                        verse -> Verses.book(verse.getKey()).osis() + " " + Verses.chapter(verse.getKey()),
                        verse -> verse.getValue(),
                        (first, second) -> first + " " + second,
                        TreeMap::new));

        assertThat(chapters)
                .hasSize(1189)
                .allSatisfy((name, text) -> assertThat(fault(text)).as(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|im_end|>",
                "</s>",
                "<s>",
                "[INST]",
                "[/INST]",
                "<unk>",
                "<pad>",
                "<|endoftext|>",
                "<end_of_turn>",
                "<start_of_turn>",
                "<|eot_id|>",
                "<|start_header_id|>",
                "<｜end▁of▁sentence｜>",
                "<<SYS>>",
                "<0x0A>",
                "[TOOL_CALLS]",
                "<bos>",
                "[PAD]"
            })
    void controlToken_isRejectedUnlessTheQuestionHasIt(String token) {
        assertThat(fault("Grace is a gift of God." + token)).contains(OutputFault.SPECIAL_TOKENS);
        assertThat(fault((token + " ").repeat(8))).contains(OutputFault.SPECIAL_TOKENS);

        Prompt about = new Prompt.Text("What does " + token + " do in a model's text?", false);
        assertThat(validator.fault(
                        request(about, List.of()),
                        answer("It ends a turn: " + token + " is never shown.", FinishReason.EOS_TOKEN, Mode.API)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For x < y | z > w the rule is another one.",
                "[1] Grace is a gift <of God> [2], says Paul.",
                "It is <small> and <strong>: [INSTEAD] of it, read on.",
            })
    void similarText_passes(String answer) {
        assertThat(fault(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did God give us?",
                "his only born Son. What did God... give us?",
                "ANSWER ONLY FROM THE PASSAGES",
                "in a few plain words.",
                "[1] John 3:16: For God so loved the world, that he gave his only born Son.\n\nWhat did God give us?"
            })
    void startOrEndOfTheQuestion_isAnEcho(String answer) {
        assertThat(fault(answer)).contains(OutputFault.ECHO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For God so loved the world, that he gave his only born Son.",
                "What did God give us? He gave his Son.",
                "God give us unfathomably everything",
            })
    void quotationOfThePrompt_isNoEcho(String answer) {
        assertThat(fault(answer)).isEmpty();
    }

    @Test
    void quotationOfAPassageAtTheEndOfThePrompt_isNoEcho() {
        String blessing = "Mercy, peace, and love be multiplied to you.";
        Prompt asked = new Prompt.Text("Which verse is the blessing?\n\n[1] Jude 1:2: " + blessing, false);

        assertThat(validator.fault(request(asked, List.of()), answer(blessing, FinishReason.EOS_TOKEN, Mode.LOCAL)))
                .isEmpty();
    }

    @Test
    void assistantMessage_mayBeRepeated() {
        String answer = "John 11:35 says that Jesus wept.";
        Prompt asked = new Prompt.Conversation(List.of(
                new Message(Role.USER, "What does John 11:35 say?"),
                new Message(Role.ASSISTANT, answer),
                new Message(Role.USER, "Say that again, please.")));

        assertThat(validator.fault(request(asked, List.of()), answer(answer, FinishReason.EOS_TOKEN, Mode.LOCAL)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "พระเจ้า", "アーメン", "ha"})
    void repeatedCharacters_areRepetitive(String signs) {
        assertThat(fault(signs.repeat(200))).contains(OutputFault.REPETITIVE);
    }

    @Test
    void answerToARawPrompt_passes() {
        GenerationRequest raw = request(new Prompt.Text("In the beginning God created", true), List.of());

        assertThat(validator.fault(raw, answer("</s>", FinishReason.EOS_TOKEN, Mode.LOCAL)))
                .isEmpty();
    }

    @Test
    void extractiveAnswer_passes() {
        assertThat(validator.fault(
                        request(QUESTION, List.of()), answer("Jesus wept.", FinishReason.EOS_TOKEN, Mode.EXTRACTIVE)))
                .isEmpty();
    }

    @Test
    void refusal_passes() {
        Completion refusal = answer("What did God give us?", FinishReason.EOS_TOKEN, Mode.LOCAL);

        assertThat(validator.fault(request(QUESTION, List.of()), refusal)).isPresent();
        assertThat(validator.fault(request(QUESTION, List.of()), refusal.refusing()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thello\"Thello\"Thello\" [1]",
                "Hkjglshh kgahsksf hjjjllhjg dgfkf gahjgsss hajfglghahk gdaafdjlsd dfkkhsakda kgljjkjagd."
            })
    void gibberish_isNotMadeOfWords(String answer) {
        assertThat(fault(answer)).contains(OutputFault.NOT_WORDS);
    }

    @Test
    void disabledValidation_acceptsAll() {
        OutputValidator off =
                new OutputValidator(new OutputConfig(false, 20, Thinking.HIDE), LetterTrigramsFile.read());

        assertThat(off.fault(request(QUESTION, List.of()), answer("", FinishReason.EOS_TOKEN, Mode.API)))
                .isEmpty();
    }

    private Optional<OutputFault> fault(String answer) {
        return validator.fault(request(QUESTION, List.of()), answer(answer, FinishReason.EOS_TOKEN, Mode.API));
    }

    private static Completion answer(String text, FinishReason reason, Mode mode) {
        return new Completion(text, reason, "m", mode, TokenUsage.counted(1, 1), 0, List.of());
    }

    private static GenerationRequest request(Prompt prompt, List<String> stop) {
        SamplingOptions options = new SamplingOptions(
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                stop);
        List<Passage> none = List.of();
        return new GenerationRequest("req-1", prompt, none, options, Optional.empty(), Delivery.WHOLE);
    }
}
