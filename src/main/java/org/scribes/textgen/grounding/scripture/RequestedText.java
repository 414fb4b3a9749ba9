package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a text that somebody typed to ask for verses: a reference, or what stands between two. Tells what {@link
 * RequestedPlaces} must not leave out.
 */
final class RequestedText {
    /** Words that link references or introduce a book and name nothing, in every language that references are read in. */
    private static final Set<String> LINKS = WordSet.of("""
            and or also cf compare see read the
            book gospel letter epistle of st saint
            und u sowie oder siehe lies vgl vergl auch
            y e o véase ver et ou voir aussi veja também
            """);

    private static final Set<String> RANGES = WordSet.of("""
            to through thru until till bis a al hasta à au até
            """);

    private final String text;
    private final List<String> words;

    RequestedText(String text) {
        this.text = text;
        this.words = words(text);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isPartOfWord(point)) {
                word.appendCodePoint(point);
            } else if (!word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static boolean isPartOfWord(int point) {
        int type = Character.getType(point);
        return Character.isLetter(point)
                || isNumber(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Also Roman numerals that are one character, and fractions. */
    private static boolean isNumber(int point) {
        int type = Character.getType(point);
        return Character.isDigit(point) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    boolean hasNumber() {
        return text.codePoints().anyMatch(RequestedText::isNumber);
    }

    /** Whether it has a word that does more than link references. */
    boolean hasName() {
        return !LINKS.containsAll(words);
    }

    /** Whether one of its numbers is 0. */
    boolean hasZero() {
        return words.stream().anyMatch(word -> word.codePoints().allMatch(point -> Character.digit(point, 10) == 0));
    }

    /** Whether it is only the sign of a range, as between {@code Rom 5:8 - John 3:16}. */
    boolean isDash() {
        return ranges() > 0 && text.codePoints().allMatch(point -> point == ' ' || isDash(point));
    }

    /** The number of signs and words that stand for a range. */
    int ranges() {
        int dashes = 0;
        boolean before = false;
        for (int point : text.codePoints().toArray()) {
            dashes += isDash(point) && !before ? 1 : 0;
            before = isDash(point);
        }
        return dashes + (int) words.stream().filter(RANGES::contains).count();
    }

    private static boolean isDash(int point) {
        return Character.getType(point) == Character.DASH_PUNCTUATION || point == '\u2212';
    }
}
