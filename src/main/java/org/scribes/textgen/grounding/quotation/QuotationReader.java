package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.ParagraphScan;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;

/**
 * Finds the end of a quotation. Pairs of marks of its own kind may be nested in it: {@code "For God so loved the
 * "world", that he gave"}. A quotation with more than {@value #MOST_OPENED} open nested marks, or without a closing
 * mark, ends where the first nested one opens. This bounds how often each character is read.
 */
public final class QuotationReader {
    static final int MOST_OPENED = 3;
    /** The most nested pairs in a quotation. */
    private static final int MOST_PAIRS = 8;

    private QuotationReader() {}

    /**
     * Reads the quotation that begins at {@code at}.
     *
     * @param words the index of its first word
     * @return empty if more text is needed, or if the mark may be an apostrophe and nothing closes it
     */
    public static Optional<Quotation> read(PartialAnswer answer, int at, int words, char opening, boolean continues) {
        CharSequence text = answer.text();
        boolean single = QuotationMarks.isSingle(opening);
        ParagraphScan paragraph = new ParagraphScan(text, words);
        int end = text.length();
        int fallback = -1;
        int next = -1;
        int opened = 0;
        int depth = 0;
        for (int i = words; i < end && depth <= MOST_OPENED && opened <= MOST_PAIRS; i++) {
            if (!paragraph.continuesAt(i)) {
                end = paragraph.end();
            } else if (!answer.ended() && mayChange(text, opening, i, end)) {
                return Optional.empty();
            } else if (Markup.tagEnd(text, i) > i) {
                i = Markup.tagEnd(text, i) - 1;
            } else if (text.charAt(i) == opening && opensWithin(text, words, i)) {
                next = opened == 0 ? i : next;
                opened++;
                depth++;
            } else if (closes(answer, opening, words, i)) {
                if (depth == 0) {
                    return Optional.of(new Quotation(at, new Span(words, i), i + 1, true, false, continues));
                }
                depth--;
                fallback = single ? i : fallback;
            } else if (single && fallback < 0 && QuotationMarks.closes(opening, text.charAt(i))) {
                fallback = letterAt(text, i + 1) ? fallback : i;
            }
        }
        boolean whole = answer.ended() || end < text.length() || depth > MOST_OPENED || opened > MOST_PAIRS;
        if (!whole || (single && fallback < 0)) {
            return Optional.empty();
        }
        if (single) {
            return Optional.of(new Quotation(at, new Span(words, fallback), fallback + 1, true, false, continues));
        }
        int last = next >= 0 ? next : end;
        return Optional.of(new Quotation(at, new Span(words, last), last, false, false, continues));
    }

    /**
     * Whether characters of the range may end a quotation without an end, once more text follows them. Other characters
     * leave it without an end.
     */
    public static boolean mayEnd(CharSequence text, int from, int to, char opening) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            boolean mark = character == opening || QuotationMarks.closes(opening, character);
            if (mark || character == '<' || character == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether later text decides what is at {@code at}: a tag, an apostrophe, or a mark that may open or close. */
    private static boolean mayChange(CharSequence text, char opening, int at, int end) {
        boolean mark = QuotationMarks.closes(opening, text.charAt(at));
        boolean last = QuotationMarks.isSingle(opening) ? at + 2 >= end : at + 1 >= end;
        return Markup.isUnfinishedTag(text, at) || (mark && last);
    }

    /** Whether a mark of the quotation's own kind opens a nested quotation. */
    private static boolean opensWithin(CharSequence text, int words, int at) {
        boolean bothWays = QuotationMarks.closes(text.charAt(at), text.charAt(at));
        if (!bothWays) {
            return opens(text, at);
        }
        char before = text.charAt(at - 1);
        boolean apart = at == words || Character.isWhitespace(before) || before == '(' || before == '[';
        return apart && letterAt(text, at + 1);
    }

    private static boolean opens(CharSequence text, int at) {
        return QuotationMarks.opensDouble(text, at) || QuotationMarks.mayOpenSingle(text, at);
    }

    private static boolean closes(PartialAnswer answer, char opening, int words, int at) {
        CharSequence text = answer.text();
        return QuotationMarks.closes(opening, text.charAt(at))
                && (!QuotationMarks.isSingle(opening) || (at > words && endsSingle(text, at)));
    }

    /**
     * Whether a mark that may be an apostrophe closes a quotation: not in {@code don't} or {@code the brothers' sake}.
     */
    private static boolean endsSingle(CharSequence text, int at) {
        if (letterAt(text, at + 1)) {
            return false;
        }
        boolean possessive = text.charAt(at - 1) == 's' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
        return !possessive || at + 2 >= text.length() || !Character.isLowerCase(text.charAt(at + 2));
    }

    private static boolean letterAt(CharSequence text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
