package org.scribes.textgen.backend.local.batch;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Turns tokens into text as they come. A token may hold a part of a character, and how it reads may hang on the one before
 * it, so a token is decoded together with those before it back to the last that gave text: a few, whatever the length of
 * the answer. What U+FFFD stands at the end may be a character that is not complete yet, and waits.
 *
 * <p>The pieces joined are what the decoder makes of all tokens at once, where it does not take back characters for the
 * sake of what follows them (SentencePiece's bytes do: one bad byte spoils the good ones right before it). The method is
 * that of text-generation-inference's prefix and read offsets, with a bound for bytes that never become a character.
 *
 * <p>For one answer and one thread.
 */
final class TextStream {
    /**
     * A character has at most four bytes: so many tokens without an end are no character. One stretch that was given and
     * one that waits are the most that is ever decoded at once, each one token longer than this at most.
     */
    private static final int MAX_PENDING = 30;

    /** Enough to know where in a character the bytes after them are. */
    private static final int KEPT = 16;

    private static final char INCOMPLETE = '\uFFFD';

    private final Function<int[], String> decoder;
    private int[] window = {};
    private int context;
    private int given;

    /** @param decoder the text of some tokens; pure, and U+FFFD for bytes that are no UTF-8 */
    TextStream(Function<int[], String> decoder) {
        this.decoder = decoder;
    }

    /** The text that {@code id} completes: whole characters, often none. */
    String add(int id) {
        window = Arrays.copyOf(window, window.length + 1);
        window[window.length - 1] = id;
        String text = decoder.apply(window);
        int settled = settled(text);
        if (settled == text.length() && settled > given) {
            return give(text, settled, context);
        }
        if (window.length - context > MAX_PENDING) {
            return give(text, Math.max(settled, text.length() - 1), window.length - KEPT);
        }
        String piece = text.substring(Math.min(given, settled), settled);
        given = Math.max(given, settled);
        return piece;
    }

    /** The text that is left when the answer has ended, in the middle of a character or not. */
    String finish() {
        String text = decoder.apply(window);
        String rest = text.substring(Math.min(given, text.length()));
        window = new int[0];
        context = 0;
        given = 0;
        return rest;
    }

    /** Gives what is new in {@code text} up to {@code end}, and forgets the first tokens. */
    private String give(String text, int end, int forgotten) {
        String piece = text.substring(Math.min(given, end), end);
        window = Arrays.copyOfRange(window, forgotten, window.length);
        context = window.length;
        String kept = decoder.apply(window);
        given = Math.max(0, kept.length() - (text.length() - end));
        return piece;
    }

    private static int settled(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == INCOMPLETE) {
            end--;
        }
        return end;
    }
}
