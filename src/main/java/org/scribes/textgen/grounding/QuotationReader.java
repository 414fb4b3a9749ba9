package org.scribes.textgen.grounding;

import java.util.Optional;

/** Finds the end of a quotation whose opening mark is known. */
final class QuotationReader {
    private QuotationReader() {}

    /**
     * Reads the quotation that begins at {@code at}.
     *
     * @param words where its words begin
     * @return nothing as long as more of the text must come, or if there is an opening mark only, of the kind that an
     *     apostrophe can look like
     */
    static Optional<Quotation> read(Draft draft, int at, int words, char opening, boolean continues) {
        CharSequence text = draft.text();
        int paragraph = draft.paragraphEnd(words, draft.length());
        boolean whole = draft.ended() || paragraph < draft.length();
        int fallback = -1;
        for (int i = words; i < paragraph; i++) {
            if (!QuotationMarks.closes(opening, text.charAt(i))) {
                continue;
            }
            if (!QuotationMarks.isSingle(opening)) {
                return Optional.of(new Quotation(at, new Span(words, i), i + 1, true, false, continues));
            }
            if (!whole && i + 2 >= paragraph) {
                return Optional.empty();
            }
            if (i > words && endsSingle(text, i)) {
                return Optional.of(new Quotation(at, new Span(words, i), i + 1, true, false, continues));
            }
            fallback = fallback < 0 && !letterAt(text, i + 1) ? i : fallback;
        }
        if (!whole) {
            return Optional.empty();
        }
        if (fallback >= 0) {
            return Optional.of(new Quotation(at, new Span(words, fallback), fallback + 1, true, false, continues));
        }
        if (QuotationMarks.isSingle(opening)) {
            return Optional.empty();
        }
        return Optional.of(new Quotation(at, new Span(words, paragraph), paragraph, false, false, continues));
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
