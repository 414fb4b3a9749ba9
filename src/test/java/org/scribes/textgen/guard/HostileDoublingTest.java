package org.scribes.textgen.guard;

import static org.scribes.textgen.HostileText.asking;
import static org.scribes.textgen.HostileText.passage;
import static org.scribes.textgen.HostileText.repeated;
import static org.scribes.textgen.HostileText.shape;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.config.Thinking;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.guard.store.LetterTrigramsFile;

/** Hostile requests and answers are processed in linear time. */
@Tag("full")
class HostileDoublingTest {
    private static final OutputValidator VALIDATOR =
            new OutputValidator(new OutputConfig(true, 1, Thinking.HIDE), LetterTrigramsFile.read());
    private static final PiiFinder FINDER = new PiiFinder("US");
    private static final PiiMasker MASKER = new PiiMasker(new PiiConfig(true, "US", true), TestingMasks.REFERENCES);

    /** Warms up, so that the first measurement does not include compilation. */
    @BeforeAll
    static void warmUp() {
        String text = "a@b.org, DE89 3704 0044, +1 650 253 0000, a@-.-. ".repeat(20);
        for (int i = 0; i < 200; i++) {
            FINDER.find(text);
        }
    }

    @Test
    void comparisonOfAnswerAndPrompt_isLinear() {
        Doubling.assertLinear(
                shape("prompt of passage marks", "", "[1]\n", "Who wept?", HostileDoublingTest::judge),
                shape("prompt of sources", "", "Source:\n", "? no", HostileDoublingTest::judge),
                shape("prompt of sigmas", "Σ", HostileDoublingTest::judge),
                shape("prompt of combining marks", "a\u0301", HostileDoublingTest::judge),
                shape("control tokens", "<s>", text -> SpecialTokens.strayIn(text, asking(text))),
                Doubling.of("control tokens that are all different", characters -> {
                    String tokens = numbered("<|%d|>", characters);
                    return () -> SpecialTokens.strayIn(tokens, asking(tokens));
                }));
    }

    @Test
    void searchForGibberish_isLinear() {
        NotWords notWords = new NotWords(LetterTrigramsFile.read());
        Doubling.assertLinear(
                shape("answer of one chunk", "ab", notWords::matches),
                shape("answer of one part that is repeated", "abcdefghijklmnopqrstuvw", notWords::matches),
                shape("answer of nearly repeated parts", "abcabcabcabd", notWords::matches),
                shape("answer of marks", "a\"", notWords::matches),
                shape("answer of short chunks", "a ", notWords::matches),
                shape("answer of full stops", "a .", notWords::matches),
                shape("answer of combining marks", "a\u0301", notWords::matches),
                shape("answer of fences", "``` ", notWords::matches),
                shape("answer of signs", "-", notWords::matches),
                Doubling.of("answer of different words", characters -> {
                    String words = numbered("word%d ", characters)
                            .replace('0', 'a')
                            .replace('1', 'b')
                            .replace('2', 'c');
                    return () -> notWords.matches(words);
                }));
    }

    @Test
    void findingPersonalData_isLinear() {
        Doubling.assertLinear(
                shape("passage of dashes after an at", "a@", "-", "", FINDER::find),
                shape("passage of dots after an at", "a@", ".", "", FINDER::find),
                slow("passage of short labels after an at", "1.", text -> FINDER.find("a@" + text)),
                shape("passage of ats", "a@", FINDER::find),
                shape("passage of addresses", "a@b.org ", FINDER::find),
                shape("passage of one digit", "1", FINDER::find),
                slow("passage of digits", "4 ", FINDER::find),
                shape("passage of digits and letters", "1234567a", FINDER::find),
                shape("passage of accounts", "DE89 ", FINDER::find));
    }

    @Test
    void masking_isLinear() {
        Doubling.assertLinear(
                slow("answer of digits without a break", "1-", HostileDoublingTest::mask),
                shape("answer of ats without a break", "a@", HostileDoublingTest::mask),
                shape("answer of one word", "a", HostileDoublingTest::mask),
                shape("answer of sigmas beside digits", "1 ΣΣΣ ", HostileDoublingTest::mask),
                Doubling.of("answer of the passage's addresses", characters -> {
                    String text = numbered("a%d@b.org ", characters);
                    return () -> MASKER.masked(text, List.of(passage(text)));
                }),
                Doubling.of("places of an answer of masks", characters -> {
                    MaskedOffsets offsets = new MaskedOffsets();
                    IntStream.range(0, characters / 2).forEach(i -> {
                        offsets.plain(1);
                        offsets.masked(1, 7);
                    });
                    return () -> IntStream.range(0, characters).forEach(offsets::start);
                }));
    }

    @Test
    void sanitizingAndTruncating_areLinear() {
        Doubling.assertLinear(
                shape("cleaning of combining marks", "a", "\u0301", "", text -> new Sanitizer().clean(text)),
                shape("cleaning of marks out of order", "\u0301\u0323", text -> new Sanitizer().clean(text)),
                shape("cleaning of joiners", "\u200d\ufe0f", text -> new Sanitizer().clean(text)),
                shape("edges of brackets after full stops", ".(", text -> TruncationPoints.of(text, true)),
                shape("edges of quotes after full stops", ". \"", text -> TruncationPoints.of(text, true)),
                shape("edges of passages", "[1] a\n", text -> TruncationPoints.of(text, false)),
                shape("edges of blank lines", " \n", text -> TruncationPoints.of(text, false)));
    }

    @Test
    void parsingAKeyFile_isLinear() {
        Doubling.assertLinear(
                shape("key file of one line", "a ", text -> ApiKeys.of(List.of(text), line -> {})),
                shape("key file of white space", "a", " ", "b", text -> ApiKeys.of(List.of(text), line -> {})),
                shape(
                        "key file of short lines",
                        "a b c\n",
                        text -> ApiKeys.of(text.lines().toList(), line -> {})));
    }

    /** An eighth of the size: libphonenumber takes seconds for a mebibyte of digits. */
    private static Doubling slow(String name, String unit, Consumer<String> work) {
        return Doubling.of(name, characters -> {
            String text = repeated(unit, characters / 8);
            return () -> work.accept(text);
        });
    }

    private static void judge(String prompt) {
        VALIDATOR.fault(asking(prompt), answer(prompt));
        VALIDATOR.fault(asking(prompt), answer("In the beginning God created the heaven and the earth"));
    }

    private static Completion answer(String text) {
        return new Completion(text, FinishReason.LENGTH, "m", Mode.API, TokenUsage.counted(1, 1), 0, List.of());
    }

    private static void mask(String text) {
        MaskedAnswer masked = MASKER.begin(List.of());
        text.chars().forEach(c -> masked.add(Character.toString(c)));
        masked.finish();
    }

    private static String numbered(String unit, int characters) {
        int length = unit.formatted(100_000).length();
        return IntStream.range(0, characters / length)
                .mapToObj(i -> unit.formatted(100_000 + i))
                .collect(Collectors.joining());
    }
}
