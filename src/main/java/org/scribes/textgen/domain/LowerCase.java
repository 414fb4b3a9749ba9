package org.scribes.textgen.domain;

import java.util.Locale;

/**
 * Converts text to lower case in linear time. {@link String#toLowerCase} takes quadratic time on untrusted text: for each
 * capital sigma it searches for the end of the word, so 20,000 of them take 12 seconds.
 */
public final class LowerCase {
    private static final char CAPITAL_SIGMA = '\u03a3';

    /** The Unicode word-break classes MidLetter, MidNumLet and Single_Quote. */
    private static final String WITHIN_WORDS =
            "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private LowerCase() {}

    /** {@code text} in lower case, independent of the language. */
    public static String of(String text) {
        if (text.indexOf(CAPITAL_SIGMA) < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder lowered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            lowered.append(at(text, i));
        }
        return lowered.toString();
    }

    /** The lower case of the character at {@code index}. That of a sigma depends on its position in the word. */
    public static String at(String text, int index) {
        int c = text.codePointAt(index);
        if (c == CAPITAL_SIGMA) {
            return endsWord(text, index) ? "\u03c2" : "\u03c3";
        }
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }

    /** Whether a character is an upper-case, lower-case or title-case letter. */
    public static boolean isCased(int codePoint) {
        return Character.isUpperCase(codePoint) || Character.isLowerCase(codePoint) || Character.isTitleCase(codePoint);
    }

    /** The condition Final_Sigma of the Unicode Standard, table 3-17. */
    private static boolean endsWord(String text, int index) {
        int before = index;
        while (before > 0 && isCaseIgnorable(text.codePointBefore(before))) {
            before -= Character.charCount(text.codePointBefore(before));
        }
        int after = index + 1;
        while (after < text.length() && isCaseIgnorable(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        boolean letterBefore = before > 0 && isCased(text.codePointBefore(before));
        return letterBefore && (after == text.length() || !isCased(text.codePointAt(after)));
    }

    private static boolean isCaseIgnorable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> WITHIN_WORDS.indexOf(codePoint) >= 0;
        };
    }
}
