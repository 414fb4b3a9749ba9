package org.scribes.textgen.grounding.scripture;

/** Maps non-ASCII spaces, dashes, digits and punctuation to their ASCII forms. */
final class CharacterFolding {
    /** The folded characters up to the end of general punctuation. */
    private static final char[] FOLDED = new char[0x2070];

    static {
        for (char c = 0x7f; c < FOLDED.length; c++) {
            FOLDED[c] = compute(c);
        }
    }

    private CharacterFolding() {}

    /** The folded form of a non-ASCII character; 0 if it is invisible. */
    static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : compute(c);
    }

    /** Whether {@code c} is a soft hyphen, a zero-width space, a combining accent or similar. */
    static boolean isInvisible(char c) {
        return c >= 0x80 && fold(c) == 0;
    }

    private static char compute(char c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> 0;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(c, 10));
            default ->
                switch (c) {
                    case '\u2212', '\u223c', '\uff5e' -> '-';
                    case '\uff1a', '\u2236' -> ':';
                    case '\uff0c' -> ',';
                    case '\uff0e' -> '.';
                    case '\uff1b' -> ';';
                    default -> c;
                };
        };
    }
}
