package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;

/** The {@code unquote} policy, and the places where the words of quotations occur. */
class UnquotedTest {
    private static final Passage LOVE = passage(
            "1",
            "John 3:16",
            "For God so loved the world, that he gave his only born Son, that whoever believes in him should not perish,"
                    + " but have eternal life.");
    private static final Passage GOOD = passage(
            "2",
            "Romans 8:28",
            "We know that all things work together for good for those who love God, for those who are"
                    + " called according to his purpose.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The Bible says, \"God helps those who help themselves.\"|The Bible says, God helps those who help themselves.",
                "The Bible says, “Kindness builds a bridge that neighbors walk upon” (John 3:16).|The Bible says, Kindness builds a bridge that neighbors walk upon (John 3:16).",
                "He adds, \"Kindness builds a bridge that neighbors walk upon.\" (Luke 25:1)|He adds, Kindness builds a bridge that neighbors walk upon.",
                "> Kindness builds a bridge\\n> that neighbors walk upon, says the old song.\\n\\nJohn 3:16 stands.|",
                "*Kindness builds a bridge that every neighbor may walk upon* (John 3:16)|Kindness builds a bridge that every neighbor may walk upon (John 3:16)",
                "John 3:16:\\n> Kindness builds a bridge\\n> that neighbors walk upon.\\n\\nAmen.|John 3:16:\\nKindness builds a bridge\\nthat neighbors walk upon.\\n\\nAmen.",
            })
    void wordsUnlikeAnyKnownText_loseTheirMarks(String answer, String expected) {
        String text = answer.replace("\\n", "\n");
        GroundedAnswer unquoted = TestingGrounding.check(text, GroundingPolicy.UNQUOTE, LOVE, GOOD);

        assertThat(unquoted.text()).isEqualTo(expected == null ? text : expected.replace("\\n", "\n"));
        if (expected != null) {
            assertThat(unquoted.warnings())
                    .contains("1 quotation shown without its marks: nothing that is known holds the words");
            Citation quotation = unquoted.citations().stream()
                    .filter(citation -> citation.verdict() == Verdict.FABRICATED)
                    .findFirst()
                    .orElseThrow();
            assertThat(quotation.repairedFrom()).isPresent();
            assertThat(quotation.existsIn()).isEmpty();
            assertThat(unquoted.summary().quotedWords()).isZero();
            assertThat(unquoted.mended()).isTrue();
        }
    }

    /** Words close to scripture would still read as scripture without marks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "John 3:16 says, \"For God so loved the world, that he gave his one and only Son.\"",
                "\"All things work together for good\" (John 3:16).",
                "As Romans 5:8 says, \"While we were yet sinners, Christ died for us.\"",
                "The Bible says, \"For God so loved his church, that he gave his own beloved Son.\"",
            })
    void wordsCloseToScripture_areRepaired(String answer) {
        assertThat(TestingGrounding.check(answer, GroundingPolicy.UNQUOTE, LOVE, GOOD)
                        .text())
                .isEqualTo(TestingGrounding.check(answer, GroundingPolicy.REPAIR, LOVE, GOOD)
                        .text())
                .isNotEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"All things work together for good\" (Romans 8:28).|VERIFIED|2",
                "\"All things work together for good\" (John 3:16).|MISATTRIBUTED|2",
                "\"For God so loved the earth, that he gave his only born Son\" (John 3:16).|ALTERED|",
                "\"For God so loved the world, that he gave his only begotten Son\" (John 3:16).|ALTERED|KJV John.3.16",
                "\"The LORD is my shepherd; I shall not want\" (John 3:16).|OUTSIDE_CONTEXT|KJV Ps.23.1",
                "The Bible says, \"God helps those who help themselves.\"|FABRICATED|",
            })
    void words_withAnyVerdict_listWhereTheyOccur(String answer, Verdict verdict, String place) {
        Citation quotation = quotation(TestingGrounding.check(answer, GroundingPolicy.REPORT, LOVE, GOOD));

        assertThat(quotation.verdict()).isEqualTo(verdict);
        assertThat(quotation.existsIn().stream()
                        .map(each -> each.passage()
                                .orElseGet(() -> each.edition().orElseThrow() + " "
                                        + each.reference().orElseThrow())))
                .isEqualTo(place == null ? List.of() : List.of(place));
    }

    @Test
    void wordsInSeveralPassages_listAllOfThem() {
        Passage again = passage("3", "Romans 8:28", GOOD.text());
        Citation quotation = quotation(TestingGrounding.check(
                "\"All things work together for good\" [2]", GroundingPolicy.REPORT, GOOD, again));

        assertThat(quotation.existsIn()).containsExactly(Citation.Place.passage("2"), Citation.Place.passage("3"));
    }

    private static Citation quotation(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(citation -> citation.kind().isQuotation())
                .findFirst()
                .orElseThrow();
    }
}
