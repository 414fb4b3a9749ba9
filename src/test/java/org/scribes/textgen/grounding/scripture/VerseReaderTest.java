package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.BiblePassage;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FoundVerses;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;
import org.scribes.textgen.grounding.store.TestingCanon;

class VerseReaderTest {
    private static final Optional<String> FIRST = Optional.empty();
    private static final ReferenceFinder FINDER =
            ReferenceLanguageFiles.references(List.of(TextLanguage.EN, TextLanguage.DE));

    private final VerseReader verses = new VerseReader(TestingCanon.get(), new ScriptureReferences());

    @ParameterizedTest
    @CsvFileSource(
            resources = "verses.csv",
            delimiter = '¦',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void reference_givesItsPassagesOrSaysWhatIsAllowed(String reference, String translation, String expected) {
        Optional<String> wanted = Optional.of(translation).filter(name -> !name.equals("-"));

        assertThat(outcome(verses, reference, wanted)).isEqualTo(expected);
    }

    private static String outcome(VerseReader reader, String reference, Optional<String> translation) {
        try {
            return reader.read(reference, translation).passages().stream()
                    .map(BiblePassage::reference)
                    .collect(Collectors.joining(" | "));
        } catch (GenerationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void verses_areThoseOfTheTranslation() {
        FoundVerses found = verses.read("John 11:35; Ps 117", Optional.of("kjv"));

        assertThat(found)
                .isEqualTo(new FoundVerses(
                        "KJV",
                        List.of("WEB", "KJV"),
                        List.of(
                                new BiblePassage("John 11:35", "John.11.35", "Jesus wept."),
                                new BiblePassage(
                                        "Psalm 117",
                                        "Ps.117",
                                        "O praise the LORD, all ye nations: praise him, all ye people. For his"
                                                + " merciful kindness is great toward us: and the truth of the LORD"
                                                + " endureth for ever. Praise ye the LORD.")),
                        List.of()));
    }

    @Test
    void translation_isTheFirstIfNoneIsGiven() {
        assertThat(verses.read("John 11:35", FIRST).translation()).isEqualTo("WEB");
    }

    @Test
    void verseThatTheTranslationLacks_isLeftOutOfARangeWithAWarning() {
        FoundVerses found = verses.read("Acts 8:36-38; Romans 16", FIRST);

        assertThat(found.warnings()).containsExactly("WEB has no Acts 8:37", "WEB has no Romans 16:25-27");
        assertThat(found.passages().get(0).text())
                .isEqualTo(verses.read("Acts 8:36", FIRST).passages().get(0).text() + " "
                        + verses.read("Acts 8:38", FIRST).passages().get(0).text());
    }

    @Test
    void translationOfPartsOfTheBible_hasOnlyThose() {
        TreeMap<Integer, String> parts = new TreeMap<>();
        parts.put(1, "second");
        parts.put(4, "fifth");
        VerseReader reader =
                new VerseReader(Canon.of(List.of(Translation.of("PART", parts))), new ScriptureReferences());

        FoundVerses found = reader.read("Genesis 1:1-7", FIRST);

        assertThat(found.passages()).extracting(BiblePassage::text).containsExactly("second fifth");
        assertThat(found.warnings())
                .containsExactly("PART has no Genesis 1:1", "PART has no Genesis 1:3-4", "PART has no Genesis 1:6-7");
        assertThat(outcome(reader, "Genesis 1:1", FIRST)).endsWith("which no translation of this server has");
    }

    @Test
    void moreThanAHundredPlaces_areRefused() {
        String many = IntStream.rangeClosed(1, 101)
                .mapToObj(verse -> "Ps 119:" + verse)
                .collect(Collectors.joining("; "));

        assertThat(outcome(verses, many, FIRST)).isEqualTo("ref names 101 places; at most 100 are allowed");
    }

    @Test
    void placeOfAnotherNumbering_isNotInTheCanon() {
        VerseReader reader = new VerseReader(TestingCanon.get(), FINDER);

        assertThat(outcome(reader, "Johannes 3,16", FIRST)).isEqualTo("John 3:16");
        assertThat(outcome(reader, "Maleachi 3,24", FIRST))
                .isEqualTo("ref names Malachi 3:24, but Malachi 3 has 18 verses");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "siehe Johannes 3,16 und Römer 5,8 ¦ John 3:16 | Romans 5:8",
                "Johannes 3,16 LUT ¦ ref holds a word after John 3:16 that belongs to no reference; allowed are references such as John 3:16-18; Romans 5:8, with a translation in the parameter translation",
                "Johannes 3,18-16 ¦ ref names a range from John 3:18 to John 3:16, which ends before it begins",
                "Johannes 3,18 bis 16 ¦ ref names a range from John 3:18 to John 3:16, which ends before it begins"
            })
    void wordsOfAnotherLanguage_linkReferencesOrAreRefused(String reference, String expected) {
        assertThat(outcome(new VerseReader(TestingCanon.get(), FINDER), reference, FIRST))
                .isEqualTo(expected);
    }

    @Test
    void text_isNotPrinted() {
        FoundVerses found = verses.read("John 11:35", FIRST);

        assertThat(found + " " + found.passages()).doesNotContain("wept");
    }

    @Property
    void anyText_givesPassagesThatAreReadAgainOrAnInvalidParameter(@ForAll("questions") String text) {
        Throwable failure = catchThrowable(() -> verses.read(text, FIRST));
        Statistics.label("answered")
                .collect(failure == null)
                .coverage(each -> each.check(true).percentage(share -> share > 10));
        if (failure != null) {
            assertThat(failure).isInstanceOf(GenerationException.class).hasMessageStartingWith("ref ");
            assertThat(failure.getMessage()).hasSizeLessThan(300).doesNotContain("\n");
            return;
        }
        assertThat(verses.read(text, FIRST).passages()).isNotEmpty().allSatisfy(passage -> {
            assertThat(passage.text()).isNotBlank();
            assertThat(verses.read(passage.reference(), FIRST).passages()).containsExactly(passage);
        });
    }

    @Provide
    Arbitrary<String> questions() {
        Arbitrary<String> parts = Arbitraries.of(
                "John",
                "Jn",
                "Jude",
                "Ps",
                "1 Cor",
                "Tobit",
                "Dan",
                "Mal",
                "Esther",
                "Rev",
                "3",
                "16",
                "151",
                "0",
                "99999999999",
                ":",
                "-",
                ",",
                ";",
                " ",
                ".",
                "f",
                "ff",
                "v.",
                " to ",
                "verse",
                "chapter",
                "xxiii",
                "three",
                "\n",
                "\u0000",
                "٣",
                "٪",
                "\ud83d",
                "<b>");
        Arbitrary<String> books = Arbitraries.of("John", "Jn", "Ps", "1 Cor", "Acts", "Dan", "Rev", "Gen", "III John");
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 20);
        Arbitrary<String> written = Combinators.combine(books, numbers, Arbitraries.of(":", ".", "-", " "), numbers)
                .as((book, chapter, separator, verse) -> book + " " + chapter + separator + verse);
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(12).map(list -> String.join("", list)),
                parts.list().ofMaxSize(12).map(list -> String.join(" ", list)),
                written.list().ofMaxSize(4).map(list -> String.join("; ", list)),
                Combinators.combine(written, Arbitraries.of("f", "ff", "-18", ", 7", "; 4:1", " (KJV)"))
                        .as(String::concat),
                Arbitraries.strings().ofMaxLength(60));
    }
}
