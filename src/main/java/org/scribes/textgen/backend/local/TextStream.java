package org.scribes.textgen.backend.local;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Turns tokens into text as they come, in whole characters. A token's text can depend on the one before it and a
 * character can take several tokens, so each step decodes the tokens since the last but one piece and gives out what is
 * new, the way text-generation-inference does; the answer is never decoded again as a whole.
 */
final class TextStream {
    /** Above the four bytes that a character takes: what is longer without becoming one will never be one. */
    private static final int MOST_PENDING = 8;

    private static final char REPLACEMENT = '\uFFFD';

    private final Function<int[], String> decode;
    /** Tokens whose text is known and that the next ones may depend on, then those that are pending. */
    private int[] window = {};

    private int known;
    private String knownText = "";

    /** @param decode gives the text of tokens, with U+FFFD for bytes that are no character, and without control tokens */
    TextStream(Function<int[], String> decode) {
        this.decode = decode;
    }

    /** Takes the next token and gives the text that is certain now, which may be none. */
    String append(int token) {
        window = Arrays.copyOf(window, window.length + 1);
        window[window.length - 1] = token;
        String text = decode.apply(window);
        boolean broken = !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT;
        if (broken && window.length - known <= MOST_PENDING) {
            return "";
        }
        return advance(text);
    }

    /** Gives the text of what is still pending, at the end of the answer. */
    String finish() {
        return known == window.length ? "" : advance(decode.apply(window));
    }

    private String advance(String text) {
        String piece = text.length() > knownText.length() ? text.substring(knownText.length()) : "";
        window = Arrays.copyOfRange(window, known, window.length);
        known = window.length;
        knownText = decode.apply(window);
        return piece;
    }
}
