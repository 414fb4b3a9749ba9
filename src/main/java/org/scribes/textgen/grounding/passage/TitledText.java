package org.scribes.textgen.grounding.passage;

import java.util.Optional;
import java.util.regex.Pattern;

/** A passage's text and the title in front of it. */
record TitledText(Optional<String> title, String text) {
    private static final int LONGEST_TITLE = 80;
    /** A title ends with a number, like {@code John 3:16}, or capitalizes each word of four letters or more. */
    private static final Pattern TITLE =
            Pattern.compile("(?:.*\\s)?\\d\\S*|(?:(?:[^\\p{Ll}\\s]\\S*+|\\p{Ll}{1,3}+(?!\\S))\\s*+)++");

    /**
     * Splits {@code Romans 8:28: We know …}. A colon after other words, like {@code he said: …}, is part of the text.
     */
    static TitledText of(String text) {
        int colon = firstColonBeforeSpace(text);
        if (colon < 0 || !TITLE.matcher(text.substring(0, colon).strip()).matches()) {
            return new TitledText(Optional.empty(), text);
        }
        return new TitledText(Optional.of(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static int firstColonBeforeSpace(String text) {
        int end = Math.min(text.length(), LONGEST_TITLE + 1);
        for (int i = 0; i < end && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == ':' && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }
}
