package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.grounding.passage.Alignment;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.text.Words;

class NearestWordingTest {
    private static final Canon CANON = TestingCanon.get();
    private static final int VERSES = 500;

    @ParameterizedTest
    @CsvSource({"changed, 1", "changed, 2", "dropped, 1", "dropped, 2", "added, 1", "added, 2"})
    void alteredVerse_isFoundAtItsPlace(String kind, int changes) {
        Random random = new Random(11);
        List<Integer> numbers = new ArrayList<>(TestingCanon.web().keySet());
        int tried = 0;
        while (tried < VERSES) {
            int verse = numbers.get(random.nextInt(numbers.size()));
            List<String> words = keys(TestingCanon.web().getOrDefault(verse, ""));
            if (words.size() < 8) {
                continue;
            }
            tried++;
            for (int change = 0; change < changes; change++) {
                alter(words, kind, 1 + random.nextInt(words.size() - 2));
            }
            KnownWording nearest = nearest(String.join(" ", words)).orElseThrow();
            // some verses occur twice, for example in Psalms 14 and 53; then any equally close place is correct
            assertThat(nearest.likeness())
                    .as(Verses.osis(nearest.places()))
                    .isGreaterThanOrEqualTo(1
                            - (double) changes
                                    / Words.of(String.join(" ", words)).size()
                            - 1e-9);
            if (nearest.places().first() > verse || nearest.places().last() < verse) {
                assertThat(edits(nearest.text(), words)).isLessThanOrEqualTo(changes);
            }
        }
    }

    @Test
    void wording_isQuotedExactly() {
        KnownWording nearest = nearest("Truly, God so much loved the world that he gave everything")
                .orElseThrow();

        assertThat(nearest.name()).isEqualTo("John.3.16");
        assertThat(nearest.text()).isEqualTo("For God so loved the world, that he gave his");
        assertThat(nearest.likeness()).isEqualTo(8.0 / 11, within(1e-9));
    }

    @Test
    void mixtureOfTranslations_isNearestToOneOfThem() {
        KnownWording nearest = nearest(
                        "that whosoever believeth in him should not perish, but have eternal life, For God")
                .orElseThrow();

        assertThat(nearest.name()).startsWith("John.3.1");
    }

    @Test
    void wordingOfTheSecondTranslation_isFound() {
        KnownWording nearest =
                nearest("The LORD is my shepherd; I shall never want").orElseThrow();

        assertThat(nearest.edition()).isEqualTo("KJV");
        assertThat(nearest.name()).isEqualTo("Ps.23.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quarterly report shows revenue growth across all regional markets despite rising energy costs.",
                "Please restart your computer before installing the update, and save any open documents first.",
                "Preheat the oven, whisk three eggs with sugar, then fold in flour and melted butter gently.",
                "Quantum computers exploit superposition to evaluate certain functions faster than classical machines.",
                "xyzzy plugh frobnicate",
                "x"
            })
    void otherProse_isNearNothing(String prose) {
        assertThat(nearest(prose)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"of the LORD of the LORD ", "the ", "and he said unto the children of Israel ", "x "})
    @Timeout(20)
    void hostileText_isSearchedQuickly(String part) {
        Words words = Words.of(part.repeat(100_000 / part.split(" ").length));
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            CANON.nearest(words, 0, words.size());
            CANON.find(words, 0, words.size(), 10);
            CANON.holds(words, 0, words.size());
        }

        // a hundred times the usual time
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static void alter(List<String> words, String kind, int at) {
        switch (kind) {
            case "changed" -> words.set(at, "otherwise");
            case "dropped" -> words.remove(at);
            default -> words.add(at, "very");
        }
    }

    private static int edits(String text, List<String> words) {
        List<String> known = keys(text);
        List<String> asked = keys(String.join(" ", words));
        return Alignment.of(
                        asked.size(),
                        0,
                        known.size(),
                        (left, right) -> asked.get(left).equals(known.get(right)))
                .edits();
    }

    private static List<String> keys(String text) {
        Words words = Words.of(text);
        List<String> keys = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            keys.add(words.key(word));
        }
        return keys;
    }

    private static Optional<KnownWording> nearest(String text) {
        Words words = Words.of(text);
        return CANON.nearest(words, 0, words.size());
    }
}
