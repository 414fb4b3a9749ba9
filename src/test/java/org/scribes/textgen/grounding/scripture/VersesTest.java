package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.grounding.reference.Places;

class VersesTest {
    @Test
    void canon_hasItsBooksChaptersAndVerses() {
        assertThat(Book.values()).filteredOn(Book::isCanonical).hasSize(66);
        assertThat(Stream.of(Book.values())
                        .filter(Book::isCanonical)
                        .mapToInt(Book::chapters)
                        .sum())
                .isEqualTo(1189);
        assertThat(Verses.count()).isEqualTo(31_102);
    }

    @Test
    void everyVerse_isFoundByItsNumber() {
        assertThat(IntStream.range(0, Verses.count()))
                .allMatch(
                        ordinal -> Verses.ordinal(Verses.book(ordinal), Verses.chapter(ordinal), Verses.verse(ordinal))
                                        .orElse(-1)
                                == ordinal);
    }

    @Test
    void nonexistentVerse_hasNoNumber() {
        assertThat(Verses.ordinal(Book.JOHN, 3, 36)).isPresent();
        assertThat(Verses.ordinal(Book.JOHN, 3, 37)).isEmpty();
        assertThat(Verses.ordinal(Book.JOHN, 3, 0)).isEmpty();
        assertThat(Verses.ordinal(Book.JUDE, 2, 1)).isEmpty();
        assertThat(Verses.ordinal(Book.JUDE, 0, 1)).isEmpty();
    }

    @Test
    void invalidNumber_isRefused() {
        assertThatThrownBy(() -> Verses.book(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Verses.book(Verses.known())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void osis_isTheShortestForm() {
        int verse = Verses.ordinal(Book.JOHN, 3, 16).orElseThrow();

        assertThat(Verses.osis(new Places(verse, verse))).isEqualTo("John.3.16");
        assertThat(Verses.osis(new Places(verse, verse + 1))).isEqualTo("John.3.16-John.3.17");
        assertThat(Verses.osis(new Places(0, 30))).isEqualTo("Gen.1");
        assertThat(Verses.osis(new Places(0, 55))).isEqualTo("Gen.1-Gen.2");
        assertThat(Verses.osis(new Places(0, 56))).isEqualTo("Gen.1.1-Gen.3.1");
        assertThat(Verses.osis(new Places(0, 31_101))).isEqualTo("Gen.1-Rev.22");
    }

    @Test
    void book_isFoundByItsName() {
        assertThat(Book.named("1 Samuel")).hasValue(Book.FIRST_SAMUEL);
        assertThat(Book.named("Psalms")).hasValue(Book.PSALMS);
        assertThat(Book.named("Song of Solomon")).hasValue(Book.SONG_OF_SOLOMON);
        assertThat(Book.named("Tobit")).isEmpty();
    }
}
