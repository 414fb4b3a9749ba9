package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

class CanonTest {
    private static final Canon CANON = TestingCanon.get();
    private static final Places JOHN_3_16 = places(Book.JOHN, 3, 16, 16);

    @Test
    void verse_isFromTheFirstTranslation() {
        assertThat(CANON.translations()).containsExactly("WEB", "KJV");
        assertThat(CANON.text(Book.JOHN, 11, 35)).hasValue("Jesus wept.");
        assertThat(CANON.text(Book.GENESIS, 1, 1)).hasValue("In the beginning, God created the heavens and the earth.");
        assertThat(CANON.text(JOHN_3_16).orElseThrow())
                .startsWith("For God so loved the world, that he gave his only born");
        assertThat(CANON.text(Book.JOHN, 3, 37)).isEmpty();
    }

    @Test
    void verse_isFromTheRequestedTranslation() {
        assertThat(CANON.text("KJV", places(Book.GENESIS, 1, 1, 1)))
                .hasValue("In the beginning God created the heaven and the earth.");
        assertThat(CANON.text("KJV", places(Book.REVELATION, 22, 21, 21)))
                .hasValue("The grace of our Lord Jesus Christ be with you all. Amen.");
        assertThat(CANON.text("ASV", JOHN_3_16)).isEmpty();
    }

    @Test
    void verseMissingInTheFirstTranslation_isFromTheNext() {
        Places lacking = places(Book.ACTS, 8, 37, 37);

        assertThat(CANON.text("WEB", lacking)).isEmpty();
        assertThat(CANON.text(lacking).orElseThrow()).startsWith("And Philip said, If thou believest");
        assertThat(CANON.text(places(Book.ACTS, 8, 36, 38)).orElseThrow()).startsWith("And as they went on their way,");
    }

    @Test
    void verses_areSeparatedBySpaces() {
        assertThat(CANON.text("KJV", places(Book.JOHN, 11, 35, 36)))
                .hasValue("Jesus wept. Then said the Jews, Behold how he loved him!");
    }

    @Test
    void placesBeyondTheLastVerse_haveNoText() {
        assertThat(CANON.text(new Places(Verses.count() - 1, Verses.count()))).isEmpty();
    }

    @Test
    void incompleteReference_hasNoText() {
        Places other = places(Book.JOHN, 11, 35, 35);
        List<Places> both = List.of(places(Book.GENESIS, 1, 1, 1), other);

        assertThat(CANON.text(reference(both, true)))
                .hasValue("In the beginning, God created the heavens and the earth. … Jesus wept.");
        assertThat(CANON.text(reference(both, false))).isEmpty();
        assertThat(CANON.text(reference(List.of(), true))).isEmpty();
    }

    @Test
    void chapter_hasItsVerses() {
        assertThat(CANON.verses(Book.PSALMS, 119)).isEqualTo(176);
        assertThat(CANON.verses(Book.JUDE, 2)).isZero();
    }

    @Test
    void wordingOfTwoTranslations_isFoundOncePerPlace() {
        Words words = Words.of("Jesus WEPT");

        assertThat(CANON.find(words, 0, 2, 10))
                .containsExactly(new KnownWording("WEB", places(Book.JOHN, 11, 35, 35), "John.11.35", "Jesus wept", 1));
    }

    @Test
    void places_areOrderedByTranslationThenCanon() {
        Words words = Words.of("his mercy endureth for ever");

        List<KnownWording> found = CANON.find(words, 0, words.size(), 100);

        assertThat(found)
                .hasSizeGreaterThan(30)
                .allMatch(wording -> wording.edition().equals("KJV"));
        assertThat(found.stream().map(wording -> wording.places().first()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(CANON.find(words, 0, words.size(), 3)).isEqualTo(found.subList(0, 3));
    }

    @Test
    void frequentWord_isFoundAtItsFirstPlace() {
        Words words = Words.of("the");

        assertThat(CANON.find(words, 0, 1, 4))
                .extracting(KnownWording::name)
                .containsExactly("Gen.1.1", "Gen.1.1", "Gen.1.1", "Gen.1.2");
    }

    @Test
    void phraseAcrossVerses_isHeldAndFound() {
        Words words = Words.of("will have eternal life for God so loved the world that he gave");

        assertThat(CANON.holds(Words.of("in him should not perish but"), 0, 6)).isTrue();
        assertThat(CANON.find(Words.of("eternal life. For God so"), 0, 5, 9))
                .singleElement()
                .satisfies(wording -> {
                    assertThat(wording.name()).isEqualTo("John.3.15-John.3.16");
                    assertThat(wording.text()).isEqualTo("eternal life. For God so");
                });
        assertThat(words.size()).isEqualTo(13);
    }

    @Test
    void emptyPhrase_isHeldButNotFound() {
        Words none = Words.of("");

        assertThat(CANON.holds(none, 0, 0)).isTrue();
        assertThat(CANON.find(none, 0, 0, 5)).isEmpty();
        assertThat(CANON.nearest(none, 0, 0)).isEmpty();
    }

    @Test
    void unknownWord_isNotHeld() {
        Words words = Words.of("God so loved the internet");

        assertThat(CANON.holds(words, 0, 4)).isTrue();
        assertThat(CANON.holds(words, 0, 5)).isFalse();
        assertThat(CANON.holds(words, 4, 5)).isFalse();
        assertThat(CANON.find(words, 0, 5, 1)).isEmpty();
    }

    @Test
    void longPhrase_isHeldIfItsLastEightWordsAre() {
        Words words = Words.of("internet In the beginning God created the heavens and the earth");

        assertThat(CANON.holds(words, 0, words.size())).isTrue();
        assertThat(CANON.holds(words, 0, 8)).isFalse();
    }

    @Test
    void partialTranslation_isSearched() {
        TreeMap<Integer, String> verses = new TreeMap<>();
        verses.put(5, "— … —");
        verses.put(7, "Ein Vers");
        verses.put(Verses.count() - 1, "und noch einer");
        Canon canon = Canon.of(List.of(Translation.of("XXX", verses)));

        assertThat(canon.find(Words.of("vers und"), 0, 2, 5))
                .singleElement()
                .isEqualTo(
                        new KnownWording("XXX", new Places(7, Verses.count() - 1), "Gen.1.8-Rev.22.21", "Vers und", 1));
        assertThat(canon.find(Words.of("ein"), 0, 1, 5)).hasSize(1);
        assertThat(canon.text(new Places(5, 5))).hasValue("— … —");
        assertThat(canon.text(new Places(6, 6))).isEqualTo(Optional.empty());
    }

    @Test
    void emptyTranslation_isRefused() {
        TreeMap<Integer, String> verses = new TreeMap<>();

        assertThatThrownBy(() -> Translation.of("XXX", verses)).isInstanceOf(IllegalArgumentException.class);
        verses.put(Verses.count(), "beyond");
        assertThatThrownBy(() -> Translation.of("XXX", verses)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canon.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reference reference(List<Places> places, boolean exists) {
        return new Reference(new Span(0, 1), "name", places, exists);
    }

    private static Places places(Book book, int chapter, int first, int last) {
        return new Places(
                Verses.ordinal(book, chapter, first).orElseThrow(),
                Verses.ordinal(book, chapter, last).orElseThrow());
    }
}
