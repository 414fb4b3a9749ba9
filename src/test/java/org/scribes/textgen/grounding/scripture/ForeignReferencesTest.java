package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;

/**
 * References in other languages: one per line in {@code languages/es.csv}; prose without references in {@code
 * es-prose.txt}.
 */
class ForeignReferencesTest {
    private static final List<TextLanguage> OTHERS =
            List.of(TextLanguage.ES, TextLanguage.PT, TextLanguage.DE, TextLanguage.FR);

    private static final ReferenceFinder ENGLISH = reading(TextLanguage.EN);
    private static final ReferenceFinder ALL =
            reading(TextLanguage.EN, TextLanguage.ES, TextLanguage.PT, TextLanguage.DE, TextLanguage.FR);

    private static ReferenceFinder reading(TextLanguage... languages) {
        return ReferenceLanguageFiles.references(List.of(languages));
    }

    static Stream<Arguments> cases() {
        return OTHERS.stream().flatMap(language -> {
            ReferenceFinder references = reading(language);
            return lines(language, ".csv")
                    .skip(1)
                    .map(line -> line.split("\\|", -1))
                    .map(columns -> Arguments.of(language, references, columns[0], columns[1]));
        });
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("cases")
    void text_namesTheseVerses(TextLanguage language, ReferenceFinder references, String text, String osis) {
        List<Reference> found = references.find(text);

        assertThat(TestingOsis.verses(found))
                .as(language + ": " + text + " → " + found)
                .containsExactlyInAnyOrderElementsOf(TestingOsis.verses(osis));
        assertThat(found).as(text).allMatch(Reference::exists);
    }

    static Stream<Arguments> prose() {
        return OTHERS.stream().flatMap(language -> {
            ReferenceFinder references = reading(language);
            ReferenceFinder withEnglish = reading(TextLanguage.EN, language);
            return lines(language, "-prose.txt").map(line -> Arguments.of(language, references, withEnglish, line));
        });
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("prose")
    void prose_namesNothing(
            TextLanguage language, ReferenceFinder references, ReferenceFinder withEnglish, String line) {
        assertThat(references.find(line)).as(language + ": " + line).isEmpty();
        assertThat(withEnglish.find(line))
                .as("with English: " + line)
                .hasSizeLessThanOrEqualTo(ENGLISH.find(line).size());
    }

    private static Stream<String> names(ReferenceFinder references, String text) {
        return references.find(text).stream().map(Reference::name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Juan 3,16",
                "Génesis 1,1",
                "Romanos 8,28",
                "1. Mose 1,1",
                "Offb 21,1",
                "Jesaja 53,5",
                "Sprüche 3,5",
                "Ésaïe 53.5",
                "Jacques 1,5",
                "Apocalypse de saint Jean 3,20",
                "João 3,16",
                "Tiago 1,5",
                "Salmo 23",
            })
    void disabledLanguage_isNotRead(String text) {
        List<String> foreign = names(ALL, text).toList();

        assertThat(foreign).hasSize(1);
        assertThat(names(ENGLISH, text)).doesNotContainAnyElementsOf(foreign);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "John 3, 16 | John.3,John.16",
                "Daniel 3, 6 | Dan.3,Dan.6",
                "John 3:16, 18; 4:1 | John.3.16,John.3.18,John.4.1",
                "Job 3,16 | Job.3,Job.16",
                "1 Peter 2, 3 | 1Pet.2,1Pet.3",
                "Isaiah 53 and Romans 8:28 | Isa.53;Rom.8.28",
            })
    void englishName_keepsEnglishSigns(String text, String names) {
        assertThat(names(ENGLISH, text)).containsExactly(names.split(";", -1));
        assertThat(names(ALL, text)).containsExactly(names.split(";", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "John 3:16 (Juan 3,16) | John.3.16;John.3.16",
                "Juan 3,16; Mark 4:5, 7 | John.3.16;Mark.4.5,Mark.4.7",
                "Juan 3,16; 1 Peter 5:7 | John.3.16;1Pet.5.7",
                "Jean 3,16 – Röm 8,28; Marcos 10,14 | John.3.16-Rom.8.28;Mark.10.14",
                "voir Romains 8,28.31 et Romans 8:28, 31 | Rom.8.28,Rom.8.31;Rom.8.28,Rom.8.31",
                "Apg 2,42 (Acts 2:42, Hechos 2,42, Actes 2,42) | Acts.2.42;Acts.2.42;Acts.2.42;Acts.2.42",
                "Juan 3,99 | John.3.99",
                "Psalm 51,21 | Ps.51,Ps.21",
                "Salmos 51,21 | Ps.51.21",
                "Juan iii, 16 | John.3.16",
                "Romanos VIII, 28 | Rom.8.28",
                "Juan 3,16. El v. 18 sigue. | John.3.16;John.3.18",
            })
    void mixedLanguages_useTheirOwnSeparators(String text, String names) {
        assertThat(names(ALL, text)).containsExactly(names.split(";", -1));
    }

    @Test
    void sharedName_belongsToTheFirstLanguage() {
        ReferenceFinder german = reading(TextLanguage.DE, TextLanguage.EN);

        assertThat(names(german, "Hosea 2,3.5")).containsExactly("Hos.2.3,Hos.2.5");
        assertThat(names(german, "John 3:16, 18")).containsExactly("John.3.16,John.3.18");
    }

    @Test
    void verseOfAnotherVersification_exists() {
        assertThat(reading(TextLanguage.DE).find("Ps 51,21; Mal 3,24")).allMatch(Reference::exists);
        assertThat(reading(TextLanguage.DE).find("Joh 3,99")).noneMatch(Reference::exists);
    }

    static Stream<TextLanguage> others() {
        return OTHERS.stream();
    }

    /** The result does not depend on how the text is split into pieces. */
    @ParameterizedTest
    @MethodSource("others")
    void growingText_hasTheReferencesOfTheWhole(TextLanguage language) {
        String text = Stream.concat(
                        lines(language, ".csv").skip(1).map(line -> line.split("\\|", -1)[0]),
                        lines(language, "-prose.txt"))
                .collect(Collectors.joining(". \n"));
        ReferenceFinder.Growing growing = ALL.growing();
        for (int end = 0; end < text.length(); end += 7) {
            growing.find(text.substring(0, end), 0);
        }

        assertThat(growing.find(text, 0)).isEqualTo(ALL.find(text)).hasSizeGreaterThan(40);
    }

    private static Stream<String> lines(TextLanguage language, String ending) {
        String name = "languages/" + language.name().toLowerCase(Locale.ROOT) + ending;
        try (InputStream file = Objects.requireNonNull(ForeignReferencesTest.class.getResourceAsStream(name), name)) {
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
