package org.scribes.textgen.grounding.text;

/**
 * The quotation marks that open and close a quotation. Apostrophes and single quotation marks are excluded, since they
 * cannot be told apart.
 */
public final class MarkRules {
    /** The opening marks; the index is the kind of quotation. */
    private static final String OPENING = "\"“„«";

    private static final String[] CLOSING = {"\"", "”", "“”", "»"};

    /**
     * A straight mark opens after white space and these characters. After a letter or a digit it closes, or means
     * inches.
     */
    private static final String BEFORE_STRAIGHT = "([{—–-:>*_“„«";

    private static final String DOUBLE = OPENING + "”»‟″〝〞〟＂";

    private MarkRules() {}

    /**
     * The kind of quotation that the character opens.
     *
     * @param atStart whether the preceding character allows a straight mark to open
     * @return from 0 to 3; -1 if it opens none
     */
    public static int kind(int character, boolean atStart) {
        return character == '"' && !atStart ? -1 : OPENING.indexOf(character);
    }

    /** Whether a straight mark opens after the character. */
    public static boolean mayPrecedeOpening(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || BEFORE_STRAIGHT.indexOf(character) >= 0;
    }

    public static boolean closes(int kind, int character) {
        return CLOSING[kind].indexOf(character) >= 0;
    }

    /** Whether the character is or resembles a double quotation mark. */
    public static boolean isDouble(int character) {
        return DOUBLE.indexOf(character) >= 0;
    }
}
