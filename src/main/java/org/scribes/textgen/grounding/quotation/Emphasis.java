package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.ParagraphScan;
import org.scribes.textgen.grounding.text.Span;

/** Reads Markdown's emphasis: words between asterisks or underscores, which often replace quotation marks. */
public final class Emphasis {
    /** The longest emphasis mark; longer runs are no emphasis. */
    public static final int LONGEST_MARK = 3;
    /** Emphasis that contains more opening marks is none. This bounds how often each character is read. */
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

    /** The length of the mark at {@code at}, at most {@link #LONGEST_MARK} plus one. */
    public static int length(CharSequence text, int at) {
        int last = Math.min(text.length(), at + LONGEST_MARK + 1);
        int end = at;
        while (end < last && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    /** Reads the words that the mark at {@code at} emphasises; empty if no closing mark is known. */
    public static Optional<Quotation> read(PartialAnswer answer, int at) {
        CharSequence text = answer.text();
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
