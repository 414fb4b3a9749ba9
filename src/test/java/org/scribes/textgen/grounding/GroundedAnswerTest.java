package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;

/** Checks the verdicts on answers and their repaired text. */
class GroundedAnswerTest {
    private static final Passage[] PASSAGES = {
        passage(
                "1",
                "John 3:16",
                "For God so loved the world, that he gave his only born Son, that whoever believes in him should not"
                        + " perish, but have eternal life."),
        passage(
                "2",
                "Romans 8:28",
                "We know that all things work together for good for those who love God, for those who are called"
                        + " according to his purpose."),
        passage(
                "3",
                "Ephesians 2:8",
                "for by grace you have been saved through faith, and that not of yourselves; it is the gift of God,"),
        passage("4", "Ephesians 2:9", "not of works, that no one would boast."),
        passage(
                "5",
                "Psalms 23:1-3",
                "1 Yahweh is my shepherd; I shall lack nothing. 2 He makes me lie down in green pastures. He leads me"
                        + " beside still waters. 3 He restores my soul."),
        passage("6", "Luke 23:43", "Jesus said to him, “Assuredly I tell you, today you will be with me in Paradise.”")
    };

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "answers.csv",
            delimiter = '|',
            quoteCharacter = '\'',
            numLinesToSkip = 1,
            maxCharsPerColumn = 2000)
    void answer_isJudgedAndRepaired(String answer, String verdicts, String expected) {
        String text = answer.replace("\\n", "\n");
        GroundedAnswer report = TestingGrounding.check(text, GroundingPolicy.REPORT, PASSAGES);
        GroundedAnswer repaired = TestingGrounding.check(text, GroundingPolicy.REPAIR, PASSAGES);

        assertThat(TestingGrounding.verdicts(report))
                .containsExactly(verdicts == null ? new String[0] : verdicts.split(", "));
        assertThat(report.text()).isEqualTo(text);
        assertThat(repaired.text()).isEqualTo(expected == null ? text : expected.replace("\\n", "\n"));
    }

    /** The README's example. */
    @Test
    void misquotedAndInventedVerses_areRepairedAndOmitted() {
        GroundedAnswer answer = TestingGrounding.check(
                "God gave what he loves. John 3:16 says, \"For God so loved the world, that he gave his one and only"
                        + " Son.\" He adds, \"Whoever plants in the evening shall harvest in the morning.\" (Luke 25:1)",
                GroundingPolicy.REPAIR,
                PASSAGES[0]);

        assertThat(answer.text())
                .isEqualTo("God gave what he loves. John 3:16 says, \"For God so loved the world, that he gave his only"
                        + " born Son.\" He adds, [quotation left out: not in the passages]");
        assertThat(TestingGrounding.verdicts(answer))
                .containsExactly("reference in_context", "quote altered", "quote fabricated");
        assertThat(answer.citations().get(1).start()).isEqualTo(41);
        assertThat(answer.citations().get(1).end()).isEqualTo(100);
        assertThat(answer.citations().get(2).repairedFrom())
                .contains("\"Whoever plants in the evening shall harvest in the morning.\" (Luke 25:1)");
        assertThat(answer.warnings())
                .containsExactly(
                        "1 quotation put into the passages' own words",
                        "1 quotation left out: nothing that is known holds the words");
        assertThat(answer.summary().verifiedShare()).hasValue(1);
        assertThat(answer.summary().citedShare()).hasValue(1.0 / 3);
        assertThat(answer.mended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "As Romans 5:8 says, \"while we were yet sinners Christ died for us\" [1].|As Romans 5:8 says, \"while we were yet sinners, Christ died for us\".",
                "As Romans 5:9 says, \"while we were yet sinners Christ died for us\".|As [quotation left out: not in the passages].",
                "He says, \"while we were yet sinners Christ lived for us\" (Romans 5:8).|He says, \"while we were yet sinners, Christ died for us\" (Romans 5:8)."
            })
    void scriptureOutsidePassages_withCanonRule_getsCanonWords(String answer, String expected) {
        GroundedAnswer canon = TestingGrounding.GROUNDING.check(
                answer,
                QuotableContext.of(List.of(PASSAGES)),
                new GroundingRules(GroundingPolicy.REPAIR, OutsideContext.CANON, TestingGrounding.MARK, 40));

        assertThat(canon.text()).isEqualTo(expected);
        assertThat(canon.warnings()).hasSize(1);
    }
}
