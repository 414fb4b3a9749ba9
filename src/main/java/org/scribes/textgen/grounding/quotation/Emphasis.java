package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.ParagraphScan;
import org.scribes.textgen.grounding.text.Span;

/** Markdown's emphasis: words between stars or underscores, which many write for quotation marks. */
public final class Emphasis {
    /** Of more signs nothing is emphasis. */
    public static final int LONGEST_MARK = 3;
    /** Emphasis in which more begin again is none: so every sign is looked at a few times only. */
    private static final int MOST_BEGUN = 3;

    private Emphasis() {}

    /** Whether emphasised words begin at {@code at}. */
    public static boolean begins(CharSequence text, int at) {
        char mark = text.charAt(at);
        if (!isMark(mark)) {
            return false;
        }
        boolean after = at == 0 || !(text.charAt(at - 1) == mark || Character.isLetterOrDigit(text.charAt(at - 1)));
        int end = at + length(text, at);
        return after && end < text.length() && end - at <= LONGEST_MARK && !Character.isWhitespace(text.charAt(end));
    }

    static boolean isMark(char character) {
        return character == '*' || character == '_';
    }

    /** How many signs the mark at {@code at} has; of more than {@link #LONGEST_MARK} one more than that. */
    public static int length(CharSequence text, int at) {
        int last = Math.min(text.length(), at + LONGEST_MARK + 1);
        int end = at;
        while (end < last && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    /** The words that the mark at {@code at} emphasises; nothing as long as their end has not come, or if there is none. */
    public static Optional<Quotation> read(PartialAnswer draft, int at) {
        CharSequence text = draft.text();
        int length = length(text, at);
        int begun = 0;
        ParagraphScan paragraph = new ParagraphScan(text, at + length);
        for (int i = at + length; i < text.length() && paragraph.continuesAt(i); i++) {
            if (text.charAt(i) != text.charAt(at)) {
                continue;
            }
            if (length(text, i) >= length && !Character.isWhitespace(text.charAt(i - 1))) {
                return Optional.of(new Quotation(at, new Span(at + length, i), i + length, true, false, false));
            }
            begun += begins(text, i) ? 1 : 0;
            if (begun > MOST_BEGUN) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
