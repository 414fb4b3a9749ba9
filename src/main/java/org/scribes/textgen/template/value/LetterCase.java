package org.scribes.textgen.template.value;

import java.util.Locale;
import org.scribes.textgen.domain.LowerCase;

/** Python's upper, lower and title case. Java differs in the Greek sigma at the end of a word before punctuation. */
public final class LetterCase {
    private LetterCase() {}

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return LowerCase.of(text);
    }

    /** {@code str.capitalize}. */
    public static String capitalize(String text) {
        return recase(text, false);
    }

    /** {@code str.title}: a letter after a character that is not a letter begins a word. */
    public static String title(String text) {
        return recase(text, true);
    }

    private static String recase(String text, boolean everyWord) {
        StringBuilder recased = new StringBuilder(text.length());
        int previous = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
            int c = text.codePointAt(i);
            boolean begins = everyWord ? !LowerCase.isCased(previous) : i == 0;
            recased.append(begins ? titleCase(c) : LowerCase.at(text, i));
            previous = c;
        }
        return recased.toString();
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
