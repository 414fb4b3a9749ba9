package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.LowerCase;

/** The words of a text in lower case, without punctuation and white space. Each ideograph is a word. */
final class NormalizedWords {
    private NormalizedWords() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int after = at + Character.charCount(character);
            boolean ideograph = Character.isIdeographic(character);
            if (start >= 0 && (ideograph || !isWordPart(character))) {
                words.add(key(text, start, at));
                start = -1;
            }
            if (ideograph) {
                words.add(key(text, at, after));
            } else if (start < 0 && Character.isLetterOrDigit(character)) {
                start = at;
            }
            at = after;
        }
        if (start >= 0) {
            words.add(key(text, start, text.length()));
        }
        return words;
    }

    private static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static String key(String text, int start, int end) {
        return LowerCase.of(text.substring(start, end));
    }
}
