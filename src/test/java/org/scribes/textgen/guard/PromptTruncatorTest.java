package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

class PromptTruncatorTest {
    private static final int ANSWER = 10;

    private static GenerationRequest request(Truncation truncation, Prompt prompt, Passage... passages) {
        SamplingOptions options = new SamplingOptions(
                OptionalInt.of(ANSWER),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of());
        return new GenerationRequest(
                "id",
                prompt,
                List.of(passages),
                options,
                Optional.empty(),
                Delivery.WHOLE,
                GroundingPolicy.OFF,
                truncation,
                true,
                Optional.empty());
    }

    private static GenerationRequest asking(Truncation truncation, String prompt, Passage... passages) {
        return request(truncation, new Prompt.Text(prompt, false), passages);
    }

    private static Passage[] passages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Passage("p" + i, "word".repeat(i % 3 + 1) + i, Optional.empty(), Optional.empty()))
                .toArray(Passage[]::new);
    }

    private static String left(GenerationRequest request, TestingWindow window) {
        return ((Prompt.Text) PromptTruncator.fit(request, window).request().prompt()).text();
    }

    private static List<String> left(TestingWindow window, Message... messages) {
        RequestWithWarnings fitting =
                PromptTruncator.fit(request(Truncation.START, new Prompt.Conversation(List.of(messages))), window);
        return fitting.request().prompt().messages().stream()
                .map(Message::content)
                .toList();
    }

    private static Message user(String text) {
        return new Message(Role.USER, text);
    }

    @Test
    void fittingRequest_isUnchangedAndCountedOnce() {
        TestingWindow window = new TestingWindow(14, ANSWER);
        GenerationRequest request = asking(Truncation.START, "four");

        assertThat(PromptTruncator.fit(request, window).request()).isSameAs(request);
        assertThat(window.counts()).isOne();
    }

    @Test
    void tooLongRequest_isRefusedWithTheNumbers() {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> PromptTruncator.fit(asking(Truncation.NO, "fives"), new TestingWindow(14, ANSWER)))
                .withMessage(
                        "the prompt has 5 tokens; beside an answer of 10, the context window of 14 takes at most 4;"
                                + " set truncate to last_passages, oldest_passages or start, or shorten the prompt")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PROMPT_TOO_LONG));
    }

    @Test
    void oldestPassages_areRemovedUntilItFits() {
        GenerationRequest request = asking(Truncation.OLDEST_PASSAGES, "Why?", passages(5));

        RequestWithWarnings fitting = PromptTruncator.fit(request, new TestingWindow(ANSWER + 4 + 22, ANSWER));

        assertThat(fitting.request().passages()).extracting(Passage::id).containsExactly("p4", "p5");
        assertThat(fitting.warnings()).containsExactly("3 passages left out: the prompt was too long");
    }

    @Test
    void tooLongQuestion_isRefused() {
        for (Truncation truncation : List.of(Truncation.OLDEST_PASSAGES, Truncation.START)) {
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> PromptTruncator.fit(
                            asking(truncation, "fives", passages(9)), new TestingWindow(14, ANSWER)))
                    .withMessageEndingWith("takes at most 4; with all left out that may be, it still has 5");
        }
    }

    @Test
    void anyWindow_getsTheSmallestTruncationInFewCounts() {
        GenerationRequest request = asking(Truncation.START, "First one. Then a second! Why?", passages(100));
        PromptTruncations all = PromptTruncations.of(request);
        int most = 0;
        for (int room = 4; room < 1100; room++) {
            TestingWindow window = new TestingWindow(ANSWER + room, ANSWER);
            GenerationRequest left = PromptTruncator.fit(request, window).request();
            most = Math.max(most, window.counts());
            int cut = (int) IntStream.range(0, all.most())
                    .filter(i -> window.countPrompt(all.shortened(i)) > window.tokens() - ANSWER)
                    .count();
            assertThat(window.countPrompt(left)).isEqualTo(window.countPrompt(all.shortened(cut)));
        }
        assertThat(most).isLessThan(10);
    }

    @Test
    void start_cutsAtSentencesAndLinesAndKeepsTheQuestion() {
        GenerationRequest request = asking(Truncation.START, "One is long. Two? Three\nfour. Why is it so?\n");
        List<String> rests = new ArrayList<>();
        for (int room = 45; room >= 15; room--) {
            rests.add(left(request, new TestingWindow(ANSWER + room, ANSWER)));
        }
        assertThat(rests.stream().distinct())
                .containsExactly(
                        "One is long. Two? Three\nfour. Why is it so?\n",
                        "Two? Three\nfour. Why is it so?\n",
                        "Three\nfour. Why is it so?\n",
                        "four. Why is it so?\n",
                        "Why is it so?\n");
    }

    @Test
    void passagesInThePrompt_areRemovedWhole() {
        String prompt = "Use these.\n[1] John 3:16: For God. So loved.\n[2] Romans 5:8: But God. Commends.\n\n"
                + "Be kind. Be short.\nQuestion: Why? Really?\nAnswer:";
        assertThat(IntStream.of(TruncationPoints.of(prompt, false))
                        .mapToObj(prompt::substring)
                        .map(rest -> rest.substring(0, 4)))
                .containsExactly("[1] ", "[2] ", "Be k", "Be s", "Ques");
    }

    @Test
    void warning_hasTheNumberOfCharacters() {
        GenerationRequest request = asking(Truncation.START, "\ud83d\ude00".repeat(1234) + ". Why?", passages(1));

        assertThat(PromptTruncator.fit(request, new TestingWindow(20, ANSWER)).warnings())
                .containsExactly(
                        "1 passage left out: the prompt was too long",
                        "the beginning of the prompt left out, 1,236 characters: it was too long");
    }

    @Test
    void conversation_losesItsOldestTurnsFirst() {
        Message[] turns = {
            new Message(Role.SYSTEM, "sys"),
            user("aaaa"),
            new Message(Role.ASSISTANT, "bbbb"),
            user("cccc"),
            new Message(Role.ASSISTANT, "dddd"),
            user("Ee. Ff?")
        };
        assertThat(left(new TestingWindow(ANSWER + 25, ANSWER), turns))
                .containsExactly("sys", "cccc", "dddd", "Ee. Ff?");
        assertThat(left(new TestingWindow(ANSWER + 17, ANSWER), turns)).containsExactly("sys", "Ee. Ff?");
        assertThat(left(new TestingWindow(ANSWER + 6, ANSWER), turns)).containsExactly("sys", "Ff?");
    }

    @Test
    void rawPrompt_isCutAtASentence() {
        String prompt = "<|user|>\nOne. Two is longer. Who was Barnabas?\n<|assistant|>\n";
        GenerationRequest request = request(Truncation.START, new Prompt.Text(prompt, true));

        assertThat(left(request, new TestingWindow(ANSWER + 34, ANSWER)))
                .isEqualTo("Who was Barnabas?\n<|assistant|>\n");
    }

    /** Prints the time for 1 MiB of text. */
    @Test
    void mebibyteOfText_isTruncatedInTime() {
        for (String part : List.of("A b. ", "\n \n ", "x", "[1] a\n", "Source: \n\n")) {
            String text = part.repeat((1 << 20) / part.length()) + "Why?";
            long start = System.nanoTime();
            TestingWindow window = new TestingWindow(1000, ANSWER);
            try {
                assertThat(left(asking(Truncation.START, text), window)).endsWith("Why?");
            } catch (GenerationException e) {
                assertThat(part).isEqualTo("x");
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(
                    "cutting 1 MiB like " + part.charAt(0) + ": " + millis + " ms, " + window.counts() + " counts");
            assertThat(millis).isLessThan(5000);
        }
    }

    @Test
    void tokens_areNeverCut() {
        GenerationRequest tokens = request(Truncation.START, new Prompt.Tokens(List.of(1, 2, 3), "One. Two. Three."));

        assertThat(PromptTruncations.of(tokens).most()).isZero();
    }
}
