package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.ParagraphScan;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.text.Span;

/**
 * Finds the end of a quotation whose opening mark is known. Marks of its own kind may stand within it, in pairs:
 * {@code "For God so loved the "world", that he gave"}. A quotation in which more than {@value #MOST_OPENED} others are
 * open at once, or that is not closed at all, ends where the next one opens: so every word is read a few times only, however
 * many marks open.
 */
public final class QuotationReader {
    static final int MOST_OPENED = 3;
    /** Of pairs of marks within a quotation no more are read over. */
    private static final int MOST_PAIRS = 8;

    private QuotationReader() {}

    /**
     * Reads the quotation that begins at {@code at}.
     *
     * @param words where its words begin
     * @return nothing as long as more of the text must come, or if there is an opening mark only, of the kind that an
     *     apostrophe can look like
     */
    public static Optional<Quotation> read(PartialAnswer draft, int at, int words, char opening, boolean continues) {
        CharSequence text = draft.text();
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
            } else if (!draft.ended() && mayChange(text, opening, i, end)) {
                return Optional.empty();
            } else if (Markup.tagEnd(text, i) > i) {
                i = Markup.tagEnd(text, i) - 1;
            } else if (text.charAt(i) == opening && opensWithin(text, words, i)) {
                next = opened == 0 ? i : next;
                opened++;
                depth++;
            } else if (closes(draft, opening, words, i)) {
                if (depth == 0) {
                    return Optional.of(new Quotation(at, new Span(words, i), i + 1, true, false, continues));
                }
                depth--;
                fallback = single ? i : fallback;
            } else if (single && fallback < 0 && QuotationMarks.closes(opening, text.charAt(i))) {
                fallback = letterAt(text, i + 1) ? fallback : i;
            }
        }
        boolean whole = draft.ended() || end < text.length() || depth > MOST_OPENED || opened > MOST_PAIRS;
        if (!whole || (single && fallback < 0)) {
            return Optional.empty();
        }
        if (single) {
            return Optional.of(new Quotation(at, new Span(words, fallback), fallback + 1, true, false, continues));
        }
        int last = next >= 0 ? next : end;
        return Optional.of(new Quotation(at, new Span(words, last), last, false, false, continues));
    }

    /** Whether what comes decides what stands at {@code at}: a tag, an apostrophe, a mark that opens as it closes. */
    private static boolean mayChange(CharSequence text, char opening, int at, int end) {
        boolean mark = QuotationMarks.closes(opening, text.charAt(at));
        boolean last = QuotationMarks.isSingle(opening) ? at + 2 >= end : at + 1 >= end;
        return Markup.isUnfinishedTag(text, at) || (mark && last);
    }

    /** Whether the mark, of the kind that opened the quotation, opens another within it. */
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

    private static boolean closes(PartialAnswer draft, char opening, int words, int at) {
        CharSequence text = draft.text();
        return QuotationMarks.closes(opening, text.charAt(at))
                && (!QuotationMarks.isSingle(opening) || (at > words && endsSingle(text, at)));
    }

    /** Whether a mark that may be an apostrophe ends a quotation: not {@code don't}, not {@code the brothers' sake}. */
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
