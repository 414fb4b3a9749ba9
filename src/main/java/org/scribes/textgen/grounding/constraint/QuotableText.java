package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;
import java.util.BitSet;
import org.scribes.textgen.grounding.text.Clauses;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.MarkRules;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.Words;

/**
 * A text as a quotation may write it: without markup, white space is one space, and what would look like the end of a quotation or an
 * ellipsis inside one is left out. Its words are those of the text. From the first word's start to the last word's end.
 */
final class QuotableText {
    /** Beside these, several dots. */
    private static final String ELLIPSES = "…‥";

    /** What ends a word beyond doubt: beside it something can be left out without joining two words. */
    private static final String SEPARATORS = " ,;:!?.()[]{}-–—/*_";

    private final int[] characters;
    private final BitSet starts;
    private final BitSet ends;
    /** Where an ellipsis may lead to, and where one may follow: what is left out turns nothing of what is shown. */
    private final BitSet resumePoints;

    private final BitSet stopPoints;

    private QuotableText(int[] characters, BitSet starts, BitSet ends, BitSet open, BitSet done) {
        this.characters = characters;
        this.starts = starts;
        this.ends = ends;
        this.resumePoints = open;
        this.stopPoints = done;
    }

    private QuotableText(int[] characters) {
        this(characters, new BitSet(), new BitSet(), new BitSet(), new BitSet());
    }

    static QuotableText of(String text, GoverningWords governing) {
        String folded = normalized(Markup.plain(text));
        Words words = Words.of(folded);
        if (words.size() == 0) {
            return new QuotableText(new int[0]);
        }
        int begin = words.start(0);
        String trimmed = folded.substring(begin, words.end(words.size() - 1));
        QuotableText quotable = new QuotableText(trimmed.codePoints().toArray());
        Clauses clauses = Clauses.of(text, Words.of(text), governing); // what is folded away may part them
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

    /** In Unicode characters. */
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

    /** Whether an ellipsis may lead to the word that begins with the character, wherever it comes from. */
    boolean mayResumeAt(int index) {
        return resumePoints.get(index);
    }

    /** Whether an ellipsis may follow the word that ends with the character. */
    boolean mayStopAfter(int index) {
        return stopPoints.get(index);
    }

    /** How many words it has. */
    int wordCount() {
        return starts.cardinality();
    }

    /** As many whole words of it, from its start, as {@code most} characters hold. */
    QuotableText truncatedTo(int most) {
        return most >= length()
                ? this
                : new QuotableText(
                        Arrays.copyOf(characters, ends.previousSetBit(most - 1) + 1), starts, ends, resumePoints, stopPoints);
    }

    private static String normalized(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        boolean cut = false;
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isSpace(character)) {
                space = true;
                continue;
            }
            boolean dots = character == '.' && (before == '.' || visibleFrom(text, at) == '.');
            if (dots || ELLIPSES.indexOf(character) >= 0 || MarkRules.isDouble(character)) {
                cut = true;
            } else {
                if (space || (cut && !separatesLast(folded) && !separates(character))) {
                    folded.append(' ');
                }
                folded.appendCodePoint(character);
                space = false;
                cut = false;
            }
            before = character;
        }
        return folded.toString();
    }

    /** The next character that is no space; a space if there is none. */
    private static int visibleFrom(String text, int start) {
        int at = start;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static boolean separatesLast(StringBuilder folded) {
        return folded.isEmpty() || separates(folded.charAt(folded.length() - 1));
    }

    private static boolean separates(int character) {
        return SEPARATORS.indexOf(character) >= 0;
    }

    /** What cannot be written in UTF-8 is none of the text either. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
