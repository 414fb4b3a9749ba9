package org.scribes.textgen.grounding.text;

/** The characters that begin and end a quotation in an answer. */
public final class QuotationMarks {
    private static final int NOTHING = -1;
    /** Opening marks used in print; the closing mark has the same index in {@link #OTHERS_CLOSE}. */
    private static final String OTHERS = "»‟＂「『〝";

    private static final String OTHERS_CLOSE = "«”＂」』〞";

    private QuotationMarks() {}

    /** Whether a double quotation mark at {@code at} opens a quotation. */
    public static boolean opensDouble(CharSequence text, int at) {
        int before = before(text, at);
        char mark = text.charAt(at);
        return MarkRules.kind(mark, before == NOTHING || MarkRules.mayPrecedeOpening(before)) >= 0
                || (OTHERS.indexOf(mark) >= 0 && (!isAmbiguous(mark) || mayOpenAfter(before)));
    }

    private static boolean isAmbiguous(char mark) {
        return mark == '»' || mark == '＂';
    }

    /** Whether the character at {@code at} may be a single opening mark rather than an apostrophe. */
    public static boolean mayOpenSingle(CharSequence text, int at) {
        char mark = text.charAt(at);
        return (mark == '\'' || mark == '‘' || mark == '‹')
                && mayOpenAfter(before(text, at))
                && (at + 1 >= text.length()
                        || Character.isLetter(text.charAt(at + 1))
                        || text.charAt(at + 1) == '['
                        || text.charAt(at + 1) == '…');
    }

    /** Whether {@code mark} closes a quotation that {@code opening} opened. */
    public static boolean closes(char opening, char mark) {
        return switch (opening) {
            case '‹' -> mark == '›';
            case '‘' -> mark == '’';
            case '\'' -> mark == '\'';
            case '»', '‟', '＂', '「', '『', '〝' -> OTHERS_CLOSE.charAt(OTHERS.indexOf(opening)) == mark;
            default -> MarkRules.closes(MarkRules.kind(opening, true), mark);
        };
    }

    public static boolean isSingle(char opening) {
        return opening == '\'' || opening == '‘' || opening == '‹';
    }

    /** Whether an ambiguous mark opens after the character: it does only where a word may begin. */
    private static boolean mayOpenAfter(int before) {
        return before == NOTHING
                || Character.isWhitespace(before)
                || Character.isSpaceChar(before)
                || "([{—–-:>*_/“„«'‘".indexOf(before) >= 0;
    }

    private static int before(CharSequence text, int at) {
        return at == 0 ? NOTHING : text.charAt(at - 1);
    }
}
