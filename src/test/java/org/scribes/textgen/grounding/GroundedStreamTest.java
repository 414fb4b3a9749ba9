package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.scripture.AlteredQuotations;

/** A streamed answer has the same output as the whole answer, and no false quotation. */
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
    void anyPieces_giveTheSameOutput() {
        Random random = new Random(7);
        for (int i = 0; i < ANSWERS; i++) {
            List<Passage> passages = new ArrayList<>();
            String answer = answer(random, passages);
            for (GroundingPolicy policy :
                    List.of(GroundingPolicy.REPORT, GroundingPolicy.REPAIR, GroundingPolicy.UNQUOTE)) {
                QuotableContext context = QuotableContext.of(passages);
                GroundedAnswer whole =
                        TestingGrounding.GROUNDING.check(answer, context, TestingGrounding.rules(policy));
                List<String> pieces = GroundingLaws.pieces(random, answer, GroundingLaws.LONGEST_PIECE);
                GroundingLaws.assertStreamed(whole, pieces, context, TestingGrounding.rules(policy));
                GroundingLaws.assertOffsets(whole, passages);
            }
        }
    }

    @Test
    void repairedAnswer_hasNoFalseQuotation() {
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
}
