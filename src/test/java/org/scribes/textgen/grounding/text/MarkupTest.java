package org.scribes.textgen.grounding.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.GroundingLaws;
import org.scribes.textgen.grounding.TestingGrounding;

/** Tags are not words, and entities are decoded. */
class MarkupTest {
    private static final Passage JOHN = TestingGrounding.passage(
            "1",
            "John 3:16",
            "For God so loved the world, that he gave his only born Son, that whoever believes in him should not"
                    + " perish, but have eternal life.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The LORD <i>is</i> my shepherd|The LORD is my shepherd",
                "L<small>ORD</small> <b>of</b> hosts|LORD of hosts",
                "one<br/>two<p>three</p> four|one two three four",
                "don&rsquo;t &quot;go&quot;&#8220;x&#x201d;|don’t \"go\"“x”",
                "a < b and 3 <4 & c &unknown; <|a < b and 3 <4 & c &unknown; <"
            })
    void plain_equalsTheDisplayedText(String text, String plain) {
        assertThat(Markup.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"<sup>16</sup>For God so loved the world\"",
                "\"<i>For God so</i> loved <a href=\"x\">the world</a>\"",
                "\"For G<b>o</b>d so loved the world\"",
                "\"For God so&nbsp;loved the world\"",
                "<span class=\"v\">\"For God so loved the world\"</span>",
                "“For God <em>so loved</em> the<br>world”"
            })
    void markup_isNoWord(String quotation) {
        String answer = "He says, " + quotation + " (John 3:16).";
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, JOHN);

        assertThat(TestingGrounding.verdicts(repaired)).containsExactly("quote verified", "reference in_context");
        assertThat(repaired.text()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John 3 says, \"<sup>16</sup>For God so feared the world, that he gave his only born Son.\"",
                "John 3:16 says, \"<i>For</i> God so feared the world, that he gave <b>his</b> only born Son.\"",
                "<b>John 3:16</b>: For God so feared the world, that he gave his only born Son.",
                "| verse | words |\n|---|---|\n| John 3:16 | For God so feared the world, that he gave his only born Son |",
                "<tr><td>John 3:16</td><td>For God so feared the world, that he gave his only born Son</td></tr>",
                "John 3:16 says:\n<blockquote>For God so feared the world, that he gave his only born Son</blockquote>",
                "<p><i>For God so loved</i> the world that he gave his only begotten Dog, that whosoever believeth in him</p>"
            })
    void falseWordsInMarkup_areRepaired(String answer) {
        GroundedAnswer repaired = TestingGrounding.check(answer, GroundingPolicy.REPAIR, JOHN);

        assertThat(repaired.text()).doesNotContain("feared", "Dog");
        assertThat(Markup.plain(repaired.text())).contains("God so loved the world");
        assertThat(repaired.text().chars().filter(sign -> sign == '<').count())
                .isEqualTo(repaired.text().chars().filter(sign -> sign == '>').count());
    }

    @Test
    void markupOfPassage_isNotShown() {
        Passage passage = TestingGrounding.passage(
                "1", "Psalm 23:1", "<p>The L<small>ORD</small> <i>is</i> my shepherd;<br>I shall&nbsp;not want.</p>");
        GroundedAnswer repaired = TestingGrounding.check(
                "Psalm 23:1 says, \"The LORD is my herdsman; I shall not want.\"", GroundingPolicy.REPAIR, passage);

        assertThat(repaired.text()).isEqualTo("Psalm 23:1 says, \"The LORD is my shepherd; I shall\u00a0not want.\"");
        assertThat(repaired.citations().get(1).expected()).contains("The LORD is my shepherd; I shall\u00a0not want");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He wrote \"For <a href=\"x y\">God</a> so loved the world\" <b>[1]</b> and <ref>9</ref> more.",
                "He wrote \"For God <so loved the world\" and a < b, don&rsquo;t &quot;go&quot; &amp on.",
                "In the <i>beg</i>inning God <span class=\"a b c d e f\">created the</span> heavens and the earth. <",
                "【4:0†source】 citeturn0search0turn0news1 \ue200cite\ue202turn1\ue201 [^9^] [[9]](http://a.b) [doc9] city (sour",
                "`a[3]` $x_[3]$ ```\n[9]\n``` \\[ [9] \\] <code>[9]</code> arr[9]. world[9]. word⁹ km⁹ [9, 7]",
                "\"a \"b\" c\" 'd 'e' f' “g “h” i” „j „k“ l“ \"m \"n who-\never \"God so loved the \"world\", that\" [1"
            })
    void anyPieces_giveTheSameOutput(String answer) {
        for (long seed = 0; seed < 10; seed++) {
            GroundingLaws.assertHold(answer, java.util.List.of(JOHN), seed);
        }
    }
}
