package org.scribes.textgen.generation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenUsage;

class ThinkingFilterTest {
    private static final String THOUGHT = "Is it in Acts 99:1? No.";
    private static final String ANSWER = "Barnabas was a Levite from Cyprus.";

    private final Reader reader = new Reader();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "thinking.csv", useHeadersInDisplayName = true)
    void thinking_isRemoved_howeverThePiecesAreCut(String raw, String shown, String thinking) {
        String whole = unescaped(raw);
        for (int seed = 0; seed < 20; seed++) {
            Reader cut = new Reader();
            Completion completion = read(cut, false, FinishReason.EOS_TOKEN, pieces(whole, new Random(seed)));
            assertThat(cut.text).hasToString(unescaped(shown));
            assertThat(completion.text()).isEqualTo(unescaped(shown));
            assertThat(cut.thinking.toString().strip()).isEqualTo(unescaped(thinking == null ? "" : thinking));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>%s</think>",
                "<THINKING>%s</THINKING>",
                "<thought>%s</thought>",
                "<reasoning>%s</reasoning>",
                "<mm:think>%s</mm:think>",
                "<seed:think>%s</seed:think>",
                "[THINK]%s[/THINK]",
                "\u25C1think\u25B7%s\u25C1/think\u25B7",
                "<|START_THINKING|>%s<|END_THINKING|>",
                "<|begin_of_thought|>%s<|end_of_thought|>",
                "<|channel|>analysis<|message|>%s<|end|><|start|>assistant<|channel|>final<|message|>",
                "<|channel|>commentary<|message|>Hm.<|end|><|start|>assistant<|channel|>analysis<|message|>%s<|end|>"
                        + "<|start|>assistant<|channel|>final<|message|>",
                "analysis%sassistantfinal"
            })
    void tagsOfEveryModelFamily_areRecognised(String form) {
        Completion completion =
                read(reader, false, FinishReason.EOS_TOKEN, List.of(form.formatted(THOUGHT) + "\n\n" + ANSWER));

        assertThat(completion.text()).isEqualTo(ANSWER).isEqualTo(reader.text.toString());
        assertThat(reader.thinking.toString()).endsWith(THOUGHT);
        assertThat(completion.usage().thinking()).isPositive();
        assertThat(completion.usage().generated()).isEqualTo(100);
    }

    @Test
    void closingTagAlone_restartsTheAnswer() {
        Completion completion =
                read(reader, false, FinishReason.EOS_TOKEN, List.of(THOUGHT, "\n</thi", "nk>\n\n", ANSWER));

        assertThat(completion.text()).isEqualTo(ANSWER).isEqualTo(reader.text.toString());
        assertThat(reader.restarts).containsExactly(ErrorCode.INVALID_OUTPUT);
    }

    @Test
    void closingTagExpected_nothingBeforeItIsSent() {
        Completion completion = read(reader, true, FinishReason.EOS_TOKEN, List.of(THOUGHT, "</think>", ANSWER));

        assertThat(completion.text()).isEqualTo(ANSWER).isEqualTo(reader.text.toString());
        assertThat(reader.restarts).isEmpty();
    }

    @Test
    void closingTagExpectedButMissing_answerIsSent() {
        assertThat(read(reader, true, FinishReason.EOS_TOKEN, List.of(ANSWER)).text())
                .isEqualTo(ANSWER)
                .isEqualTo(reader.text.toString());
    }

    @Test
    void noRestartAllowed_failsAfterThinkingWasSent() {
        ThinkingFilter answer = new ThinkingFilter(new Reader(true), false);
        answer.accept(THOUGHT);

        assertThatThrownBy(() -> answer.accept("</think>"))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OUTPUT));
    }

    @Test
    void onlyThinkingUpToTheLimit_failsWithAdvice() {
        assertThatThrownBy(() -> read(reader, false, FinishReason.LENGTH, List.of("<think>", THOUGHT)))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("raise max_new_tokens");
        assertThat(reader.text).isEmpty();
    }

    @Test
    void pieces_arePassedOnImmediately() {
        ThinkingFilter answer = new ThinkingFilter(reader, false);
        answer.accept("<think>a</think>\n\nBarnabas");
        assertThat(reader.text).hasToString("Barnabas");
        answer.accept(" was <");
        assertThat(reader.text).hasToString("Barnabas was ");
        answer.accept("b>");
        assertThat(reader.text).hasToString("Barnabas was <b>");
    }

    private static Completion read(Reader reader, boolean awaited, FinishReason reason, List<String> pieces) {
        ThinkingFilter answer = new ThinkingFilter(reader, awaited);
        pieces.forEach(answer::accept);
        return answer.finish(new Completion(
                String.join("", pieces), reason, "m", Mode.API, TokenUsage.counted(10, 100), 0, List.of()));
    }

    private static List<String> pieces(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(9));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    private static final class Reader implements ThinkingFilter.Reader {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();
        private final List<ErrorCode> restarts = new ArrayList<>();
        private final boolean refusesRestarts;

        Reader() {
            this(false);
        }

        Reader(boolean refusesRestarts) {
            this.refusesRestarts = refusesRestarts;
        }

        @Override
        public void text(String piece) {
            assertThat(piece).isNotEmpty();
            text.append(piece);
        }

        @Override
        public void thinking(String piece) {
            thinking.append(piece);
        }

        @Override
        public void takeBack() {
            if (refusesRestarts) {
                throw new GenerationException(ErrorCode.INVALID_OUTPUT, "no restart");
            }
            restarts.add(ErrorCode.INVALID_OUTPUT);
            text.setLength(0);
        }
    }
}
