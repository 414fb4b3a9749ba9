package org.scribes.textgen.grounding.text;

/**
 * Which marks open a quotation, and which close it. Apostrophes and single quotation marks never do: nobody can tell
 * them apart.
 */
public final class MarkRules {
    /** The marks that open, by their kind. */
    private static final String OPENING = "\"“„«";

    private static final String[] CLOSING = {"\"", "”", "“”", "»"};

    /** A straight mark opens after one of these; after a letter or a digit it closes, or means inches. */
    private static final String BEFORE_STRAIGHT = "([{—–-:>*_“„«";

    private static final String DOUBLE = OPENING + "”»‟″〝〞〟＂";

    private MarkRules() {}

    /**
     * The kind of quotation that the character opens.
     *
     * @param atStart whether the character before lets a straight mark open
     * @return from 0 to 3; -1 if it opens none
     */
    public static int kind(int character, boolean atStart) {
        return character == '"' && !atStart ? -1 : OPENING.indexOf(character);
    }

    /** Whether a straight mark after the character opens. */
    public static boolean mayPrecedeOpening(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || BEFORE_STRAIGHT.indexOf(character) >= 0;
    }

    public static boolean closes(int kind, int character) {
        return CLOSING[kind].indexOf(character) >= 0;
    }

    /** Whether the character is, or looks like, a double quotation mark. */
    public static boolean isDouble(int character) {
        return DOUBLE.indexOf(character) >= 0;
    }
}
