package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.scripture.AlteredQuotations;

/** Answers that come in pieces: what comes out is what comes out of the whole, and nothing false is in it. */
class GroundedStreamTest {
    private static final int ANSWERS = 300;
    private static final List<String> BETWEEN = List.of(
            " That is good news for us. ",
            "\n\nLet us think about this, since it is the end of the matter. ",
            " (see Romans 3:23) and so on, \"as they say\", it's the brothers' way [2]. ",
            " and it came to pass in those days that there went out a decree from Caesar Augustus, ",
            "\n- John 3:99 is no verse. ",
            " In the beginning God made the heavens and the earth, we read. ",
            "\n> The Lord is my shepherd, I shall not want.\n> (Psalms 23:1)\n\n");

    @Test
    void pieces_doNotMatter() {
        Random random = new Random(7);
        for (int i = 0; i < ANSWERS; i++) {
            List<Passage> passages = new ArrayList<>();
            String answer = answer(random, passages);
            for (GroundingPolicy policy :
                    List.of(GroundingPolicy.REPORT, GroundingPolicy.REPAIR, GroundingPolicy.UNQUOTE)) {
                QuotableContext context = QuotableContext.of(passages);
                GroundedAnswer whole =
                        TestingGrounding.GROUNDING.check(answer, context, TestingGrounding.rules(policy));
                Seen seen = new Seen();
                GroundedText text = TestingGrounding.GROUNDING.begin(context, TestingGrounding.rules(policy), seen);
                for (String piece : pieces(random, answer)) {
                    text.add(piece);
                }
                GroundedAnswer streamed = text.finish();

                assertThat(streamed.text()).as(answer).isEqualTo(whole.text());
                assertThat(streamed.citations()).as(answer).isEqualTo(whole.citations());
                assertThat(seen.text.toString()).isEqualTo(whole.text());
                assertThat(seen.citations).isEqualTo(whole.citations());
                assertThat(streamed.longestHold()).isLessThanOrEqualTo(GroundedText.LONGEST_HOLD + LONGEST_PIECE);
                assertOffsets(whole, passages);
            }
        }
    }

    @Test
    void repairedAnswers_quoteNothingFalse() {
        Random random = new Random(8);
        for (int i = 0; i < ANSWERS; i++) {
            List<Passage> passages = new ArrayList<>();
            String answer = answer(random, passages);
            QuotableContext context = QuotableContext.of(passages);
            GroundedAnswer repaired =
                    TestingGrounding.GROUNDING.check(answer, context, TestingGrounding.rules(GroundingPolicy.REPAIR));
            GroundedAnswer again = TestingGrounding.GROUNDING.check(
                    repaired.text(), context, TestingGrounding.rules(GroundingPolicy.REPORT));

            assertThat(again.citations())
                    .as("%s%n%s", answer, repaired.text())
                    .noneMatch(citation -> FALSE.contains(citation.verdict().name()));
        }
    }

    private static final List<String> FALSE =
            List.of("ALTERED", "FABRICATED", "MISATTRIBUTED", "NONEXISTENT", "DANGLING");
    private static final int LONGEST_PIECE = 12;

    private static final class Seen implements GroundedText.Listener {
        private final StringBuilder text = new StringBuilder();
        private final List<Citation> citations = new ArrayList<>();

        @Override
        public void text(String piece) {
            assertThat(piece).isNotEmpty();
            text.append(piece);
        }

        @Override
        public void citation(Citation citation) {
            assertThat(text.codePointCount(0, text.length())).isGreaterThanOrEqualTo(citation.end());
            citations.add(citation);
        }
    }

    private static void assertOffsets(GroundedAnswer answer, List<Passage> passages) {
        int[] text = answer.text().codePoints().toArray();
        for (Citation citation : answer.citations()) {
            assertThat(new String(text, citation.start(), citation.end() - citation.start()))
                    .isEqualTo(citation.text());
            for (Citation.Source source : citation.sources()) {
                Passage passage = passages.stream()
                        .filter(each -> each.id().equals(source.passage()))
                        .findFirst()
                        .orElseThrow();
                assertThat(source.start()).isBetween(0, source.end());
                assertThat(source.end())
                        .isLessThanOrEqualTo((int) passage.text().codePoints().count());
            }
        }
    }

    private static final List<AlteredQuotations.Case> CASES = AlteredQuotations.of(60, 99);

    private static String answer(Random random, List<Passage> passages) {
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            AlteredQuotations.Case quotation = CASES.get(random.nextInt(CASES.size()));
            Passage first = quotation.passages().get(0);
            passages.add(
                    new Passage(String.valueOf(passages.size() + 1), first.text(), first.reference(), first.source()));
            answer.append(quotation.answer()).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return answer.toString();
    }

    private static List<String> pieces(Random random, String answer) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < answer.length()) {
            int end = Math.min(answer.length(), at + 1 + random.nextInt(LONGEST_PIECE));
            pieces.add(answer.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
