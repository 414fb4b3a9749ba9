package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;

/** A place in a passage's label exists, whatever the canon's numbering. */
class PassageLabelTest {
    private static final String WORDS = "A small word of peace goes out to every friend of the house.";

    @ParameterizedTest
    @CsvSource({
        "3 John 15, 3 John 15",
        "3 John 15, 3 John 1:15",
        "Revelation 12:18, Revelation 12:18",
        "Psalm 151, Psalm 151:3",
        "Daniel 13:1-64, Daniel 13:5",
        "Malachi 3:19-24, Malachi 3:24",
        "Joel 4:1-8, Joel 4:2-3",
        "Psalm 151:1-7, Psalm 151"
    })
    void labelledPlace_exists(String label, String place) {
        Passage passage = TestingGrounding.passage("1", label, WORDS);
        String answer = "It says, \"A small word of peace goes out\" (%s). See %s too.".formatted(place, place);
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, passage);

        assertThat(TestingGrounding.verdicts(repaired))
                .containsExactly("quote verified", "reference in_context", "reference in_context");
        assertThat(repaired.text()).isEqualTo(answer);
        assertThat(repaired.warnings()).isEmpty();
    }

    @Test
    void placesBesideTheLabel_doNotExist() {
        Passage passage = TestingGrounding.passage("1", "Malachi 3:19-24", WORDS);
        GroundedAnswer repaired = TestingGrounding.check(
                "See Malachi 3:25, Joel 9:1 and John 3:99 too.", GroundingPolicy.REPAIR, passage);

        assertThat(repaired.citations())
                .allSatisfy(citation -> assertThat(citation.verdict()).hasToString("NONEXISTENT"));
    }

    @Test
    void verseNumbersOfLabelledChapter_areNoWords() {
        Passage passage = TestingGrounding.passage("1", "Psalm 151", "1 A small word of peace. 2 It goes out to all.");
        GroundedAnswer repaired = TestingGrounding.check(
                "It says, \"A small word of peace. It goes out to all\" (Psalm 151:1-2).",
                GroundingPolicy.REPAIR,
                passage);

        assertThat(TestingGrounding.verdicts(repaired)).containsExactly("quote verified", "reference in_context");
    }
}
