package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;

class PlaceNamesTest {
    private final ScriptureReferences references = new ScriptureReferences();

    @ParameterizedTest
    @CsvSource({
        "John.3.16, John 3:16",
        "John.3.16-John.3.18, John 3:16-18",
        "John.3.36-John.4.2, John 3:36-4:2",
        "John.3, John 3",
        "John.3-John.4, John 3-4",
        "1Cor.13.4-1Cor.13.7, 1 Corinthians 13:4-7",
        "Ps.23, Psalm 23",
        "Ps.23.1-Ps.23.3, Psalm 23:1-3",
        "Ps.120-Ps.121, Psalms 120-121",
        "Jude.1.1, Jude 1:1",
        "Jude.1, Jude 1:1-25",
        "Mal.4.5-Matt.1.2, Malachi 4:5 - Matthew 1:2",
        "Mal.4-Matt.1, Malachi 4 - Matthew 1",
        "Obad.1-Jonah.1, Obadiah 1 - Jonah 1",
        "Tob.3.2, Tobit 3:2"
    })
    void places_haveTheirEnglishName(String osis, String name) {
        Places places = VerseRange.ofOsis(osis).get(0).places().orElseThrow();

        assertThat(PlaceNames.english(places)).isEqualTo(name);
    }

    @Property
    void name_isAReferenceToTheSamePlaces(
            @ForAll @IntRange(max = 31_101) int first, @ForAll @IntRange(max = 200) int more) {
        Places places = new Places(first, Math.min(first + more, Verses.count() - 1));

        assertThat(references.find(PlaceNames.english(places)))
                .singleElement()
                .satisfies(reference -> assertThat(reference.places()).containsExactly(places));
    }

    @Property
    void wholeChapters_areNamedAsTheSamePlaces(@ForAll @IntRange(max = 31_101) int any, @ForAll boolean two) {
        Book book = Verses.book(any);
        int chapter = Verses.chapter(any);
        int last = two ? Math.min(book.chapters(), chapter + 1) : chapter;
        Places places = new Places(
                VersePoint.wholeChapter(book, chapter).first().orElseThrow(),
                VersePoint.wholeChapter(book, last).last().orElseThrow());

        assertThat(references.find(PlaceNames.english(places)))
                .singleElement()
                .extracting(Reference::name)
                .isIn(Verses.osis(places), book.osis() + ".1.1-" + book.osis() + ".1." + book.verses(1));
    }
}
