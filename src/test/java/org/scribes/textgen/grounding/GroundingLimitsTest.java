package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.PromptContext;
import org.scribes.textgen.grounding.passage.QuotableContext;

/** Lists, held-back text and repairs have limits. Checks and corrections have none. */
class GroundingLimitsTest {
    private static final int MANY = GroundedAnswer.MOST_CITATIONS + 1_000;

    @Test
    void citationsBeyondTheList_areCorrectedAndCounted() {
        String answer = "Go [1] on [9].\n".repeat(MANY / 2);
        List<Citation> listened = new ArrayList<>();
        GroundedText text = TestingGrounding.GROUNDING.begin(
                QuotableContext.of(List.of(passage("1", "John 3:16", "For God so loved the world"))),
                TestingGrounding.rules(GroundingPolicy.REPAIR),
                new GroundedText.Listener() {
                    @Override
                    public void text(String piece) {}

                    @Override
                    public void citation(Citation citation) {
                        listened.add(citation);
                    }
                });
        text.add(answer);
        GroundedAnswer checked = text.finish();

        assertThat(checked.text()).isEqualTo("Go [1] on.\n".repeat(MANY / 2));
        assertThat(checked.citations()).hasSize(GroundedAnswer.MOST_CITATIONS).isEqualTo(listened);
        assertThat(checked.summary().counts())
                .isEqualTo(Map.of(CitationKind.MARKER, Map.of(Verdict.RESOLVED, MANY / 2, Verdict.DANGLING, MANY / 2)));
        assertThat(checked.summary().citedSentences()).isEqualTo(MANY / 2);
        assertThat(checked.warnings())
                .containsExactly(
                        MANY / 2 + " markers removed: there is no passage of this number",
                        "1000 citations checked but not listed: at most 2000 are");
    }

    @Test
    void falseQuotationBeyondTheList_isOmitted() {
        GroundedAnswer checked = TestingGrounding.check(
                "Go [1] on, friends, and read it all once more.\n".repeat(MANY)
                        + "The Bible says, \"God helps those who help themselves.\"",
                GroundingPolicy.REPAIR,
                passage("1", "John 3:16", "For God so loved the world"));

        assertThat(checked.text()).endsWith("The Bible says, " + TestingGrounding.MARK);
        assertThat(checked.mended()).isFalse();
    }

    @Test
    void sourcesBeyondTheList_areCounted() {
        Passage[] same = IntStream.range(0, Passage.MOST)
                .mapToObj(i -> passage("p" + i, "John 1:1", "In the beginning"))
                .toArray(Passage[]::new);
        GroundedAnswer checked = TestingGrounding.check("Jn 1:1 q\n".repeat(3), GroundingPolicy.REPORT, same);

        assertThat(checked.citations())
                .hasSize(3)
                .allSatisfy(citation -> assertThat(citation.sources()).hasSize(Citation.MOST_SOURCES));
        assertThat(checked.citations().get(0).sources().get(15)).isEqualTo(new Citation.Source("p15", 0, 16));
        assertThat(checked.warnings()).containsExactly("252 sources not listed: at most 16 of a citation are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"John 3:16", "Ps 119:1", "v. 1"})
    void referenceLongerThanTheHold_isJudgedAndEnds(String begin) {
        String answer = "John 3. See " + begin + ", 17".repeat(400) + " and so.";
        GroundedAnswer checked =
                TestingGrounding.check(answer, GroundingPolicy.REPAIR, passage("1", "John 3:16", "For God"));

        assertThat(checked.text()).hasSize(answer.length());
        assertThat(checked.citations()).hasSizeBetween(2, 3);
    }

    @Test
    void wordingManyTimesAsLong_isNotInserted() {
        Passage wide = passage("1", "John 3:16", "grace " + "- ".repeat(5_000) + "comes down from heaven");
        String answer = "\"grace came down from heaven\" ";

        assertThat(TestingGrounding.check(answer.repeat(3), GroundingPolicy.REPAIR, wide)
                        .text())
                .hasSizeLessThan(1_000);
        assertThat(TestingGrounding.check(
                                answer,
                                GroundingPolicy.REPAIR,
                                passage("1", "John 3:16", "grace - - comes down from heaven"))
                        .text())
                .isEqualTo("\"grace - - comes down from heaven\" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"“the first “and the next ", "“one “two “three “four “five “", "“a “b ” "})
    void unclosedOpeningMarks_hideNoFalseQuotation(String before) {
        GroundedAnswer checked = TestingGrounding.check(
                before + "“For God so loved the earth, that he gave”, “and “more",
                GroundingPolicy.REPAIR,
                passage("1", "John 3:16", "For God so loved the world, that he gave"));

        assertThat(checked.text()).contains("“For God so loved the world, that he gave”");
    }

    @Test
    void tooManyBlocks_countAsOnePrompt() {
        assertThat(context(Passage.MOST).layout()).isEqualTo(ContextLayout.SOURCE);
        assertThat(context(Passage.MOST).passages()).hasSize(Passage.MOST);
        QuotableContext whole = context(Passage.MOST + 1);

        assertThat(whole.layout()).isEqualTo(ContextLayout.PROMPT);
        GroundedAnswer checked = TestingGrounding.GROUNDING.check(
                "It says, \"verse 100 of many\" [102].", whole, TestingGrounding.rules(GroundingPolicy.REPAIR));
        assertThat(TestingGrounding.verdicts(checked)).containsExactly("quote verified");
    }

    @Test
    void blocksInSeveralMessages_countTogether() {
        PromptContext context = new PromptContext();
        context.read(blocks(Passage.MOST));
        assertThat(context.overflows()).isFalse();
        context.readQuestion("Source: one more\nwords\n\nWhat now?");

        assertThat(context.overflows()).isTrue();
        assertThat(context.passages()).hasSize(Passage.MOST);
    }

    @Test
    void checkPastItsDeadline_throwsTimeout() {
        AtomicLong nanos = new AtomicLong();
        Cancellation deadline = new Cancellation(Duration.ofNanos(100), nanos::incrementAndGet);
        QuotableContext context = QuotableContext.of(List.of(passage("1", "John 3:16", "For God")));

        assertThatThrownBy(() -> TestingGrounding.GROUNDING.check(
                        "[1] ".repeat(1_000), context, TestingGrounding.rules(GroundingPolicy.REPAIR), deadline))
                .isInstanceOfSatisfying(
                        GenerationException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT));
        assertThat(nanos.get()).isLessThan(300);
    }

    private static QuotableContext context(int blocks) {
        return ContextReader.of(new GenerationRequest(
                "req-1",
                new Prompt.Text(blocks(blocks) + "What now?", false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE));
    }

    private static String blocks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Source: book " + i + "\nverse " + i + " of many\n\n")
                .collect(Collectors.joining());
    }
}
