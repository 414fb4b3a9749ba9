package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;

/** A growing text is read like a whole one, and each character a bounded number of times. */
class GrowingReferencesTest {
    private static final int LONGEST_PIECE = 6;
    private static final int LENGTH = 2_000;
    /** The worst text below needs 970. */
    private static final int MOST_LOOKS = 1_500;

    private static final double MOST_GROWTH = 2.1;

    private static final List<String> PROBES = List.of(" 1:1", "1");
    private static final List<String> LONG_PROBES = List.of(
            " John 1:1",
            " Christ 1:1",
            " of Solomon 1:1",
            " Solomon 1:1",
            " of the Apostles 1:1",
            " the Apostles 1:1",
            " Apostles 1:1");

    private static final List<String> PARTS = List.of(
            "John ",
            "John 3:16",
            "1 ",
            "2",
            " 3:16",
            "16",
            "119",
            ":",
            "-",
            ", ",
            "; ",
            ".",
            " ",
            "\n",
            "w1 ",
            "w0 w9 ",
            " and ",
            "verse ",
            "v. ",
            "chapter ",
            "Chapter",
            "veRse ",
            "I ",
            "II ",
            "viii. ",
            "one ",
            "eight",
            "twenty-",
            "hundred ",
            "first ",
            "Second ",
            "th",
            "ff",
            "a",
            " of ",
            "the ",
            "to ",
            "Song",
            "Revelation",
            "Acts",
            "Solomon ",
            "Corinthains ",
            "Cor",
            "Jn",
            "Gen",
            "fRom ",
            "seeJohn ",
            "and2 Cor",
            "God ",
            "is ",
            "\u00ad",
            "\u200b",
            "e\u0301",
            "\u0661",
            "(",
            ")",
            "[1]",
            "%",
            " pm",
            "says ",
            "Juan 3,16",
            "Röm 8,2.3",
            ".,",
            "1. Korinther ",
            "At 2",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "iiiiiiiiiiii");

    private final ReferenceFinder english = new ScriptureReferences();
    private final ReferenceFinder all = ReferenceLanguageFiles.references(List.of(TextLanguage.values()));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PARTS).list().ofMaxSize(20).map(parts -> String.join("", parts));
    }

    @Property(tries = 100)
    void anyPieces_giveTheReferencesOfTheWhole(@ForAll("texts") String text, @ForAll long seed) {
        for (ReferenceFinder finder : List.of(english, all)) {
            ReferenceFinder.Growing growing = finder.growing();
            Random random = new Random(seed);
            for (int end = 0; end < text.length(); ) {
                end = Math.min(text.length(), end + 1 + random.nextInt(LONGEST_PIECE));
                String read = text.substring(0, end);
                assertThat(growing.find(read, 0)).as(read).isEqualTo(finder.find(read));
            }
        }
    }

    @Property(tries = 100)
    void numberThatEndedLately_isProbedLikeAWholeText(@ForAll("texts") String text) {
        for (ReferenceFinder finder : List.of(english, all)) {
            ReferenceFinder.Growing growing = finder.growing();
            for (int end = 1; end <= text.length(); end++) {
                growing.find(text.substring(0, end), 0);
                if (Character.isDigit(text.charAt(end - 1))) {
                    String read = text.substring(0, end);
                    int start = Math.min(
                            startBefore(finder.find(read), end), startBefore(finder.find(read + "; Genesis 1:1"), end));
                    assertThat(growing.numberStart(read, end)).as(read).isEqualTo(start);
                }
            }
        }
    }

    /** The start of the reference that holds the number before {@code end}; {@code end} if there is none. */
    private static int startBefore(List<Reference> references, int end) {
        return references.stream()
                .filter(reference ->
                        reference.span().start() < end && reference.span().end() >= end)
                .mapToInt(reference -> reference.span().start())
                .min()
                .orElse(end);
    }

    @Property(tries = 100)
    void nameAtTheEnd_isWhatNumbersMakeAReference(@ForAll("texts") String text, @ForAll long seed) {
        Random random = new Random(seed);
        for (ReferenceFinder finder : List.of(english, all)) {
            ReferenceFinder.Growing growing = finder.growing();
            for (int end = 1; end <= text.length(); end++) {
                String read = text.substring(0, end);
                growing.find(read, 0);
                int from = Math.max(0, end - 1 - random.nextInt(48));
                int start = growing.nameStart(read, from, end);
                int probed = probed(finder, read, from, PROBES);
                int probedLong = Math.min(probed, probed(finder, read, from, LONG_PROBES));
                assertThat(start).as("%s from %d", read, from).isBetween(probedLong, probed);
            }
        }
    }

    private static int probed(ReferenceFinder finder, String text, int from, List<String> probes) {
        String tail = text.substring(from);
        int start = tail.length();
        for (String probe : probes) {
            for (Reference reference : finder.find(tail + probe)) {
                boolean spansEnd = reference.span().start() < tail.length()
                        && reference.span().end() > tail.length();
                start = spansEnd ? Math.min(start, reference.span().start()) : start;
            }
        }
        return from + start;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w1 ",
                "a ",
                "1",
                "aaaa",
                "iiii",
                "John 3:16 ",
                "John 3:16, 17 and ",
                "v. 5 ",
                "1-",
                "3,",
                "one ",
                "Rom. v. 8; ",
                "the love of God is ",
                "1 and 2 "
            })
    void longerStream_looksAtEachCharacterAsOften(String part) {
        double once = looks(part, LENGTH) / (double) LENGTH;
        double twice = looks(part, 2 * LENGTH) / (2.0 * LENGTH);

        assertThat(once).isLessThan(MOST_LOOKS);
        assertThat(2 * twice).isLessThan(MOST_GROWTH * once);
    }

    /** How many characters are looked at in a stream of single characters. */
    private long looks(String part, int length) {
        CountedText text = new CountedText(part.repeat(length / part.length() + 1));
        ReferenceFinder.Growing growing = english.growing();
        for (int end = 1; end <= length; end++) {
            text.length = end;
            growing.find(text, 0);
            growing.nameStart(text, Math.max(0, end - 8), end);
        }
        return text.looks;
    }

    /** The first characters of a text, counting how many are looked at. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int length;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            looks += length;
            return text.substring(0, length);
        }
    }
}
