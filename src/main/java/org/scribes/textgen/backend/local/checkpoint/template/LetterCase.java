package org.scribes.textgen.backend.local.checkpoint.template;

import java.util.Locale;

/** Python's upper, lower and title case. Java's own differ on a Greek sigma that ends a word before punctuation. */
final class LetterCase {
    private static final char CAPITAL_SIGMA = '\u03a3';

    /** What Unicode has stand within words: the classes MidLetter, MidNumLet and Single_Quote of its word breaks. */
    private static final String WITHIN_WORDS =
            "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private LetterCase() {}

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        if (text.indexOf(CAPITAL_SIGMA) < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder lowered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            lowered.append(lowerAt(text, i));
        }
        return lowered.toString();
    }

    /** {@code str.capitalize}. */
    static String capitalize(String text) {
        return recase(text, false);
    }

    /** {@code str.title}: a letter after what is no letter begins a word. */
    static String title(String text) {
        return recase(text, true);
    }

    private static String recase(String text, boolean everyWord) {
        StringBuilder recased = new StringBuilder(text.length());
        int previous = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
            int c = text.codePointAt(i);
            boolean begins = everyWord ? !isCased(previous) : i == 0;
            recased.append(begins ? titleCase(c) : lowerAt(text, i));
            previous = c;
        }
        return recased.toString();
    }

    private static String lowerAt(String text, int index) {
        int c = text.codePointAt(index);
        if (c == CAPITAL_SIGMA) {
            return endsWord(text, index) ? "\u03c2" : "\u03c3";
        }
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }

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

    private static boolean isCased(int codePoint) {
        return Character.isUpperCase(codePoint) || Character.isLowerCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static String titleCase(int codePoint) {
        int title = Character.toTitleCase(codePoint);
        if (title != codePoint || Character.isTitleCase(codePoint)) {
            return Character.toString(title);
        }
        String upper = upper(Character.toString(codePoint));
        // such as the German sharp s, whose title case is "Ss"
        return upper.codePointCount(0, upper.length()) > 1 ? upper.substring(0, 1) + lower(upper.substring(1)) : upper;
    }
}
