package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;

/** Properties of all references and texts. */
class ReferenceLawsTest {
    private final ScriptureReferences references = new ScriptureReferences();

    /** A written reference and the verses that it means. */
    record Written(String text, Places places) {}

    @Property
    void writtenReference_isFoundCompletely(@ForAll("references") Written written) {
        String text = "(" + written.text + ")";

        assertThat(references.find(text)).singleElement().satisfies(reference -> {
            assertThat(reference.span().of(text)).isEqualTo(written.text);
            assertThat(reference.places()).containsExactly(written.places);
            assertThat(reference.exists()).isTrue();
        });
    }

    @Property
    void osisName_isAReferenceToTheSamePlaces(@ForAll("references") Written written) {
        String osis = references.find(written.text).get(0).name();

        assertThat(references.find(osis)).singleElement().satisfies(reference -> {
            assertThat(reference.name()).isEqualTo(osis);
            assertThat(reference.places()).containsExactly(written.places);
        });
    }

    @Property
    void anyText_hasOrderedReferencesWithinItsBounds(@ForAll("texts") String text) {
        int end = 0;
        for (Reference reference : references.find(text)) {
            assertThat(reference.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(reference.span().length()).isPositive();
            assertThat(reference.name()).isNotEmpty();
            end = reference.span().end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }

    @Property
    void prefix_shiftsReferences(@ForAll("references") Written written) {
        String before = "We read this today: ";
        List<Reference> alone = references.find("(" + written.text + ")");

        assertThat(references.find(before + "(" + written.text + ")"))
                .extracting(Reference::span)
                .containsExactly(alone.get(0).span().moved(before.length()));
    }

    @Provide
    Arbitrary<Written> references() {
        Arbitrary<Integer> first = Arbitraries.integers().between(0, Verses.count() - 1);
        Arbitrary<Integer> more = Arbitraries.integers().between(0, 40);
        Arbitrary<String> separator = Arbitraries.of(":", ".", " : ", "::");
        Arbitrary<String> dash = Arbitraries.of("-", "–", " - ", "—", " to ", " through ");
        return Combinators.combine(
                        first, more, separator, dash, Arbitraries.integers().between(0, 5))
                .as(ReferenceLawsTest::write);
    }

    private static Written write(int first, int more, String separator, String dash, int form) {
        Book book = Verses.book(first);
        int last = Math.min(first + more, Verses.count() - 1);
        while (Verses.book(last) != book) {
            last--;
        }
        String colon = separator.equals(".") ? "." : ":";
        String from = name(book, form) + " " + Verses.chapter(first) + separator + Verses.verse(first);
        String to = Verses.chapter(last) == Verses.chapter(first)
                ? Integer.toString(Verses.verse(last))
                : Verses.chapter(last) + colon + Verses.verse(last);
        return new Written(first == last ? from : from + dash + to, new Places(first, last));
    }

    private static String name(Book book, int form) {
        String name = book.englishName();
        boolean numbered = Character.isDigit(name.charAt(0));
        int number = numbered ? name.charAt(0) - '0' : 0;
        return switch (form) {
            case 0 -> book.osis();
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> numbered ? List.of("First", "Second", "Third").get(number - 1) + name.substring(1) : name;
            case 3 -> numbered ? "I".repeat(number) + name.substring(1) : book.osis() + ".";
            case 4 -> numbered ? List.of("1st", "2nd", "3rd").get(number - 1) + name.substring(1) : name;
            default -> name;
        };
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "John",
                "1",
                "3:16",
                " ",
                "-",
                "–",
                ",",
                ";",
                "v.",
                "ch. ",
                "ff",
                "Mark",
                "1 Cor",
                "and",
                "to",
                "Psalm",
                "title",
                ".",
                ":",
                "II",
                "a",
                "\n",
                "176",
                "2024",
                "Song of ",
                "３",
                "pm",
                "Gen",
                "é",
                "\ud83d\ude00",
                "\ud800");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(30).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60));
    }
}
