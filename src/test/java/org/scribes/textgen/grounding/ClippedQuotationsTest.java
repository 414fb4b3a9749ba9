package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.quotation.ReportedSpeechCases;

/** Verified quotations that are cut from the words that govern them. */
class ClippedQuotationsTest {
    private static final int VERSES = 500;
    /** The seed; use another one to tune. */
    private static final long SEED = Long.getLong("speech.seed", 20261130);

    private static final double MOST_MISSED = 0.05;
    private static final double MOST_FALSE = 0.05;

    private static final Passage FOOL =
            passage("1", "Psalm 14:1", "The fool has said in his heart, “There is no God.” They are corrupt.");
    private static final Passage SERPENT = passage(
            "1",
            "Genesis 3:4",
            "The serpent said to the woman, “You won’t really die, for God knows that in the day you eat it, your eyes"
                    + " will be opened, and you will be like God, knowing good and evil.”");
    private static final Passage WAY = passage(
            "1",
            "John 14:6",
            "Jesus said to him, “I am the way, the truth, and the life. No one comes to the Father, except through me.”");
    private static final Passage MURDER =
            passage("1", "Exodus 20:16", "You shall not bear false witness against your neighbor.");

    @Test
    void reportedSpeech_isFlagged_otherSpeechIsNot(TestReporter reporter) {
        List<ReportedSpeechCases.Case> cases = new ReportedSpeechCases(SEED).cases(VERSES);
        List<String> missed = new ArrayList<>();
        List<String> falseAlarms = new ArrayList<>();
        int misleading = 0;
        int verified = 0;
        for (ReportedSpeechCases.Case each : cases) {
            GroundedAnswer answer = TestingGrounding.check(each.answer(), GroundingPolicy.REPORT, each.passage());
            Citation quotation = quotation(answer);
            if (quotation.verdict() != Verdict.VERIFIED) {
                continue;
            }
            verified++;
            misleading += each.misleads() ? 1 : 0;
            boolean flagged = quotation.clipped().isPresent();
            if (flagged != each.misleads()) {
                (flagged ? falseAlarms : missed).add(each.answer() + " <- " + each.verse() + " " + quotation.clipped());
            }
        }
        int honest = verified - misleading;
        reporter.publishEntry("flagged rightly", (misleading - missed.size()) + " of " + misleading);
        reporter.publishEntry("flagged wrongly", falseAlarms.size() + " of " + honest);
        assertThat(verified).isGreaterThan(VERSES * 9 / 10);
        assertThat(misleading).isGreaterThan(VERSES / 5);
        assertThat(missed).as("missed").hasSizeLessThanOrEqualTo((int) (misleading * MOST_MISSED));
        assertThat(falseAlarms).as("wrong").hasSizeLessThanOrEqualTo((int) (honest * MOST_FALSE));
    }

    private static Citation quotation(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(citation -> citation.kind().isQuotation())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The Bible says, \"There is no God.\"|The Bible says, \"The fool has said in his heart, ‘There is no God.’\"",
                "God says: \"There is no God\" (Psalm 14:1).|God says: \"The fool has said in his heart, ‘There is no God.’\" (Psalm 14:1).",
                "\"There is no God,\" as Psalm 14:1 says.|\"The fool has said in his heart, ‘There is no God.’\" as Psalm 14:1 says.",
            })
    void reportedSpeechWithoutSpeaker_isExtended(String answer, String expected) {
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, FOOL);

        assertThat(repaired.text()).isEqualTo(expected);
        assertThat(quotation(repaired).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(quotation(repaired).clipped()).contains("The fool has said in his heart, “There is no God.”");
        assertThat(repaired.warnings()).containsExactly("1 quotation extended to the whole sentence of the passage");
        assertThat(quotation(TestingGrounding.check(expected, GroundingPolicy.REPORT, FOOL))
                        .clipped())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The fool says, \"There is no God.\"",
                "Psalm 14:1 tells of the fool's creed: \"There is no God.\"",
                "\"There is no God,\" says the fool.",
                "\"The fool has said in his heart, ‘There is no God.’\" (Psalm 14:1)",
            })
    void reportedSpeechWithSpeaker_stays(String answer) {
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, FOOL);

        assertThat(repaired.text()).isEqualTo(answer);
        assertThat(quotation(repaired).clipped()).isEmpty();
    }

    @Test
    void wordsOfJesus_needNoSpeaker() {
        GroundedAnswer answer = TestingGrounding.check(
                "Take heart: \"I am the way, the truth, and the life.\" (John 14:6)", GroundingPolicy.REPAIR, WAY);

        assertThat(quotation(answer).clipped()).isEmpty();
    }

    @Test
    void longSentence_staysWithWarning() {
        GroundingRules rules =
                new GroundingRules(GroundingPolicy.REPAIR, OutsideContext.LEAVE_OUT, TestingGrounding.MARK, 20);
        String text = "The Bible says, \"You won’t really die\" (Genesis 3:4).";
        GroundedAnswer answer = TestingGrounding.GROUNDING.check(text, QuotableContext.of(List.of(SERPENT)), rules);

        assertThat(answer.text()).isEqualTo(text);
        assertThat(quotation(answer).clipped()).contains(SERPENT.text());
        assertThat(answer.warnings())
                .containsExactly(
                        "1 quotation shown without its speaker in the passage, or without a word that limits it there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "It says, \"bear false witness against your neighbor\" [1].|It says, \"You shall not bear false witness against your neighbor.\" [1].",
                "Do not \"bear false witness against your neighbor\" [1].|Do not \"bear false witness against your neighbor\" [1].",
            })
    void negatedWords_areExtended_unlessTheAnswerNegatesThem(String answer, String expected) {
        assertThat(TestingGrounding.check(answer, GroundingPolicy.REPAIR, MURDER)
                        .text())
                .isEqualTo(expected);
    }
}
