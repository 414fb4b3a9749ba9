package org.scribes.textgen.grounding;

import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Passage;

/**
 * Tests {@link GroundingLaws} on answers that are hard to read: marks of all kinds, partial references, line breaks.
 */
class GroundingPropertyTest {
    private static final List<Passage> PASSAGES = List.of(
            passage(
                    "1",
                    "John 3:16",
                    "For God so loved the world, that he gave his only born Son, that whoever believes in him should"
                            + " not perish, but have eternal life."),
            passage("2", "Ephesians 2:8", "for by grace you have been saved through faith, it is the gift of God,"),
            passage("3", "Ephesians 2:9", "not of works, that no one would boast."),
            passage("4", "Psalms 23:1-2", "1 Yahweh is my shepherd; I shall “lack” nothing. 2 He 🙂 leads me [a] on."),
            passage("5", "Psalm 14:1", "The fool has said in his heart, “There is no God.” They are corrupt."));

    private static final List<String> MARKS = List.of(
            "\"", "“", "”", "„", "«", "»", "‹", "›", "'", "‘", "’", "‚", "*", "**", "_", "`", "(", ")", "[", "]", "…",
            "...", ". . .", "\n", "\n\n", "\n> ", "\n>", "> ", "\n- ", " ", "  ", ".", ",", ":", ";", "!", "—", "-");

    private static final List<String> NAMES = List.of(
            "John 3:16",
            "John",
            " 3:16",
            "1",
            "1 John 4",
            "Ephesians 2:8-9",
            "Eph. 2:9",
            "Romans 99:1",
            "Psalm 23",
            "Song",
            "Revelation",
            " of",
            " to St.",
            " chapter",
            " of Solomon 1:1",
            "verse 5",
            "v. ",
            "(see ",
            "(cf. John 3:16)",
            "[1]",
            "[2][3]",
            "[1, 9]",
            "[7",
            "(2)",
            "¹",
            "²³",
            "<i>",
            "</i>",
            "<br/>",
            "<a href=\"x y\">",
            "<",
            "&rsquo;",
            "&quot;",
            "&",
            "【4:0†source】",
            "citeturn0search0",
            "[^9^]",
            "[source 1]",
            "[[9]](http://a.b/c)",
            "<ref>9</ref>",
            "a[9]",
            "[9]",
            "$",
            "\\[",
            "```",
            "km²",
            "in ",
            "from ");

    private static final List<String> WORDS = List.of(
            "For God so loved the world",
            "for God so loved the moon",
            " that he gave his only born Son",
            "by grace you have been saved through faith",
            "it is the gift of God, not of works, that no one would boast",
            "1 Yahweh is my shepherd; I shall “lack” nothing. 2 He",
            "In the beginning God created the heavens and the earth",
            "There is no God",
            "said in his heart, There is no God",
            "not perish, but have eternal life",
            " says the fool",
            "the serpent said, ",
            " and it came to pass in those days",
            "God helps those who help themselves",
            "the Bible says, ",
            "[H]e",
            "[not]",
            "don't",
            "the brothers' work",
            "🙂",
            "\uD83D", // half of a surrogate pair: with the other half, where something is left out, it would be one
            // character
            "e\u0301",
            "\u00A0",
            "\u200B",
            " the the the ",
            "a",
            " word");

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(MARKS)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of(NAMES)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(WORDS)))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 200)
    void anyAnswer_satisfiesTheLaws(@ForAll("answers") String answer, @ForAll long seed) {
        GroundingLaws.assertHold(answer, PASSAGES, seed);
    }

    /** Answers that longer runs found to differ when streamed letter by letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for God so loved the moon'‹ that he gave his only born Son",
                "*For God so loved the world*John 3:16",
                "Song  of Solomon 1:1",
                "Song\u00A0 of Solomon 1:1",
                "Revelation of Jesus Christ 1:1",
                "John\n\n 3:16",
                "\n>  ”\"\"\"\"John 3:16“(2)\n\n\"",
                "John 3:16 and chapter...1 Yahweh",
                "\n> Romans 99:1Eph. 2:9\nFor God so loved the world",
                "\n>it is the gift of God, not of works, that no one would boast:1 John 4\nFor God so loved the world",
                "Romans 99:1 themselvese\u0301verse 5",
                "Romans 99:1  the the the John 3:16don't“Romans 99:1",
                "(cf. John 3:16):In the beginning God created the heavens and the earth(see Psalm 23In the beginning God"
            })
    void answerThatOnceFailed_satisfiesTheLaws(String answer) {
        for (long seed = 0; seed < 5; seed++) {
            GroundingLaws.assertHold(answer, PASSAGES, seed);
        }
    }
}
