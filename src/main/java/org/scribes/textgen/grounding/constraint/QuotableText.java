package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;
import java.util.BitSet;
import org.scribes.textgen.grounding.text.Clauses;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.MarkRules;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.Words;

/**
 * A text in the form in which a quotation may write it, from its first word to its last. It has no markup, and any
 * white space is one space. It lacks quotation marks and ellipses, which would be misread within a quotation. Its words
 * are those of the text.
 */
final class QuotableText {
    /** Ellipsis characters; several dots are one too. */
    private static final String ELLIPSES = "…‥";

    /** Characters that always end a word. Something beside them can be left out without joining two words. */
    private static final String SEPARATORS = " ,;:!?.()[]{}-–—/*_";

    private final int[] characters;
    private final BitSet starts;
    private final BitSet ends;
    /** The words that may follow and precede an ellipsis without a change of meaning. */
    private final BitSet resumePoints;

    private final BitSet stopPoints;

    private QuotableText(int[] characters, BitSet starts, BitSet ends, BitSet resumePoints, BitSet stopPoints) {
        this.characters = characters;
        this.starts = starts;
        this.ends = ends;
        this.resumePoints = resumePoints;
        this.stopPoints = stopPoints;
    }

    private QuotableText(int[] characters) {
        this(characters, new BitSet(), new BitSet(), new BitSet(), new BitSet());
    }

    static QuotableText of(String text, GoverningWords governing) {
        String normalized = normalized(Markup.plain(text));
        Words words = Words.of(normalized);
        if (words.size() == 0) {
            return new QuotableText(new int[0]);
        }
        int begin = words.start(0);
        String trimmed = normalized.substring(begin, words.end(words.size() - 1));
        QuotableText quotable = new QuotableText(trimmed.codePoints().toArray());
        Clauses clauses = Clauses.of(
                text,
                Words.of(text),
                governing); // clauses come from the whole text, since the characters left out may separate them
        int unit = 0;
        int character = 0;
        for (int word = 0; word < words.size(); word++) {
            character += trimmed.codePointCount(unit, words.start(word) - begin);
            unit = words.start(word) - begin;
            quotable.starts.set(character);
            quotable.resumePoints.set(character, clauses.mayResumeAt(word));
            character += trimmed.codePointCount(unit, words.end(word) - begin);
            unit = words.end(word) - begin;
            quotable.ends.set(character - 1);
            quotable.stopPoints.set(character - 1, clauses.mayStopAfter(word));
        }
        return quotable;
    }

    /** The number of code points. */
    int length() {
        return characters.length;
    }

    int character(int index) {
        return characters[index];
    }

    /** Whether a word begins with the character. */
    boolean startsWord(int index) {
        return starts.get(index);
    }

    /** Whether a word ends with the character. */
    boolean endsWord(int index) {
        return ends.get(index);
    }

    /** Whether the word that begins with the character may follow an ellipsis. */
    boolean mayResumeAt(int index) {
        return resumePoints.get(index);
    }

    /** Whether an ellipsis may follow the word that ends with the character. */
    boolean mayStopAfter(int index) {
        return stopPoints.get(index);
    }

    /** The number of words. */
    int wordCount() {
        return starts.cardinality();
    }

    /** The longest prefix of whole words with at most {@code most} characters. */
    QuotableText truncatedTo(int most) {
        return most >= length()
                ? this
                : new QuotableText(
                        Arrays.copyOf(characters, ends.previousSetBit(most - 1) + 1),
                        starts,
                        ends,
                        resumePoints,
                        stopPoints);
    }

    private static String normalized(String text) {
        StringBuilder normalized = new StringBuilder(text.length());
        boolean space = false;
        boolean skipped = false;
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isSpace(character)) {
                space = true;
                continue;
            }
            boolean isEllipsis = character == '.' && (before == '.' || visibleFrom(text, at) == '.');
            if (isEllipsis || ELLIPSES.indexOf(character) >= 0 || MarkRules.isDouble(character)) {
                skipped = true;
            } else {
                if (space || (skipped && !separatesLast(normalized) && !separates(character))) {
                    normalized.append(' ');
                }
                normalized.appendCodePoint(character);
                space = false;
                skipped = false;
            }
            before = character;
        }
        return normalized.toString();
    }

    /** The next character that is not a space; a space if there is none. */
    private static int visibleFrom(String text, int start) {
        int at = start;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static boolean separatesLast(StringBuilder normalized) {
        return normalized.isEmpty() || separates(normalized.charAt(normalized.length() - 1));
    }

    private static boolean separates(int character) {
        return SEPARATORS.indexOf(character) >= 0;
    }

    /** Whether the character is white space, or cannot be written in UTF-8. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
