package org.scribes.textgen.grounding.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.TestingGrounding;

/** The table of look-alike letters, and quotations with such letters. */
class HomoglyphsTest {
    private static final Passage PASSAGE =
            TestingGrounding.passage("1", "John 3:16", "For God so loved the world, that he gave his only born Son.");

    /** Compares the table with ICU4J's reading of Unicode's confusables.txt. */
    @Test
    void table_equalsUnicodeConfusables() {
        SpoofChecker checker = new SpoofChecker.Builder().build();
        Map<Character, Character> expected = new TreeMap<>();
        for (char letter = 0x80; letter < Character.MAX_VALUE; letter++) {
            if (!Character.isLetter(letter) || Character.getType(letter) == Character.MODIFIER_LETTER) {
                continue;
            }
            String text = Character.toString(letter);
            String skeleton = checker.getSkeleton(text);
            boolean normal = Normalizer.isNormalized(text, Normalizer.Form.NFKC);
            boolean latin = skeleton.length() == 1
                    && skeleton.toLowerCase(java.util.Locale.ROOT).matches("[a-z]");
            if (normal && latin) {
                expected.put(letter, looksLike(letter, skeleton.charAt(0)));
            }
        }

        assertThat(new TreeMap<>(Homoglyphs.table())).isEqualTo(expected);
    }

    /** A capital that looks like a small l also looks like a capital I, which is meant. */
    private static char looksLike(char letter, char skeleton) {
        return skeleton == 'l' && Character.isUpperCase(letter) ? 'i' : Character.toLowerCase(skeleton);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F\u043er G\u043ed so l\u043eved the w\u043erld",
                "For God s\u03bf loved th\u0435 world",
                "\uff26\uff4f\uff52 God so loved the world",
                "\ud835\udc05\ud835\udc28\ud835\udc2b God so loved the world"
            })
    void quotationWithLookAlikeLetters_isAlteredAndRepaired(String words) {
        String answer = "John 3:16 says, \"" + words + ", that he gave his only born Son.\"";
        GroundedAnswer report = TestingGrounding.check(answer, GroundingPolicy.REPORT, PASSAGE);
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, PASSAGE);

        assertThat(TestingGrounding.verdicts(report)).containsExactly("reference in_context", "quote altered");
        assertThat(repaired.text())
                .isEqualTo("John 3:16 says, \"For God so loved the world, that he gave his only born Son.\"");
        assertThat(repaired.warnings()).containsExactly("1 quotation put into the passages' own words");
    }

    @Test
    void capitals_areReadAsLowerCase() {
        assertThat(Words.of("\u03a3\u0391\u03a3\u2019a").key(0))
                .isEqualTo(Words.of("\u03c3\u0391\u03a3\u2019a").key(0));
    }

    @Test
    void passageInAnotherScript_isVerified() {
        Passage russian = TestingGrounding.passage(
                "1",
                "John 3:16",
                "\u0418\u0431\u043e \u0442\u0430\u043a \u0432\u043e\u0437\u043b\u044e\u0431\u0438\u043b \u0411\u043e\u0433 \u043c\u0438\u0440");
        GroundedAnswer report = TestingGrounding.check(
                "\"\u0418\u0431\u043e \u0442\u0430\u043a \u0432\u043e\u0437\u043b\u044e\u0431\u0438\u043b \u0411\u043e\u0433\" [1]",
                GroundingPolicy.REPORT,
                russian);

        assertThat(TestingGrounding.verdicts(report)).containsExactly("quote verified", "marker resolved");
    }
}
