package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.grounding.scripture.Book;
import org.scribes.textgen.grounding.scripture.Verses;
import org.scribes.textgen.grounding.store.TestingCanon;

/** References to the Bible, lists of verses, years and the words of verses are never masked. */
class MaskedReferencesTest {
    private static final List<String> SEPARATORS = List.of(":", ".", " : ", " ");
    private static final List<String> DASHES = List.of("-", "–", " - ", "—", " to ", " through ");
    private static final List<String> ELSEWHERE = List.of("DE", "GB", "FR", "DK", "NO");

    @Test
    void everyVerseInEveryForm_isShown() {
        PiiMasker masker = TestingMasks.of("US");
        for (int verse = 0; verse < Verses.count(); verse++) {
            assertShown(masker, sentences(verse));
        }
    }

    @Test
    void versesInOtherRegions_areShown() {
        for (String region : ELSEWHERE) {
            PiiMasker masker = TestingMasks.of(region);
            for (int verse = 0; verse < Verses.count(); verse += 197) {
                assertShown(masker, sentences(verse));
            }
        }
    }

    @Test
    void everyVersesWords_areShown() {
        PiiMasker masker = TestingMasks.of("US");
        TestingCanon.web().forEach((verse, text) -> assertShown(masker, Verses.verse(verse) + " " + text));
    }

    private static void assertShown(PiiMasker masker, String text) {
        assertThat(masker.masked(text, List.of())).isEqualTo(text);
    }

    /** All forms of a verse, alone and in lists, and with years. */
    private static String sentences(int verse) {
        int chapter = Verses.chapter(verse);
        int number = Verses.verse(verse);
        String text = String.join("\n", forms(verse)) + "\n";
        String name = Verses.book(verse).englishName();
        String place = name + " " + chapter + ":" + number;
        String more = ", " + (number + 2) + ", " + (number + 4) + "-" + (number + 9) + "; " + (chapter + 1) + ":1-"
                + number + ", 20";
        return text + "See " + place + more + ", in AD 1611, " + place + ", 701 BC; "
                + place + "f., " + place + "ff., " + place + "a, vv. " + number + "-" + (number + 3)
                + ", ch. " + chapter + " verse " + number + " (" + place + more + ") [" + number + "] ["
                + chapter + "]";
    }

    private static List<String> forms(int verse) {
        List<String> forms = new ArrayList<>();
        int chapter = Verses.chapter(verse);
        int number = Verses.verse(verse);
        String name = Verses.book(verse).englishName();
        names(Verses.book(verse)).forEach(each -> forms.add(each + " " + chapter + ":" + number));
        SEPARATORS.forEach(separator -> forms.add(name + " " + chapter + separator + number));
        for (String dash : DASHES) {
            forms.add(name + " " + chapter + ":" + number + dash + (number + 7));
            forms.add(name + " " + chapter + ":" + number + dash + (chapter + 1) + ":" + number);
            forms.add(name + " " + chapter + dash + (chapter + 2));
        }
        String osis = Verses.book(verse).osis();
        forms.add(osis + "." + chapter + "." + number + "-" + osis + "." + chapter + "." + (number + 3));
        forms.add(name + " chapter " + chapter + ", verse " + number);
        forms.add(name + chapter + ":" + number);
        forms.add(name + "\u00a0" + chapter + ":" + number);
        return forms;
    }

    private static List<String> names(Book book) {
        String name = book.englishName();
        List<String> names =
                new ArrayList<>(List.of(name, book.osis(), book.osis() + ".", name.toUpperCase(Locale.ROOT)));
        if (Character.isDigit(name.charAt(0))) {
            int number = name.charAt(0) - '1';
            names.add(List.of("First", "Second", "Third").get(number) + name.substring(1));
            names.add(List.of("1st", "2nd", "3rd").get(number) + name.substring(1));
            names.add("I".repeat(number + 1) + name.substring(1));
        }
        return names;
    }
}
