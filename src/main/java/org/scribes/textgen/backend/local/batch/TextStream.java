package org.scribes.textgen.backend.local.batch;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Decodes a stream of tokens into text. A token may hold part of a character, and its text may depend on the token
 * before it. So each token is decoded together with the tokens since the last emitted text. U+FFFD at the end of the
 * text may be an incomplete character and is held back.
 *
 * <p>The joined pieces equal the text of all tokens decoded at once, unless the decoder revises earlier characters.
 * SentencePiece does so: one invalid byte also invalidates the valid bytes before it. The method is that of
 * text-generation-inference's prefix and read offsets, with a bound for bytes that never form a character.
 *
 * <p>For one answer and one thread.
 */
final class TextStream {
    /**
     * The maximum number of pending tokens. A character has at most four bytes, so a longer run without emitted text is
     * not a character. The window holds at most one emitted and one pending run, each at most one token longer than
     * this.
     */
    private static final int MAX_PENDING = 30;

    /** Context that is enough to find the character boundaries of later bytes. */
    private static final int KEPT_TOKENS = 16;

    private static final char INCOMPLETE = '\uFFFD';

    private final Function<int[], String> decoder;
    private int[] window = {};
    private int context;
    private int emitted;

    /** @param decoder decodes tokens; must be pure and return U+FFFD for invalid UTF-8 */
    TextStream(Function<int[], String> decoder) {
        this.decoder = decoder;
    }

    /** Adds a token and returns the whole characters that it completes, often none. */
    String add(int id) {
        window = Arrays.copyOf(window, window.length + 1);
        window[window.length - 1] = id;
        String text = decoder.apply(window);
        int settled = settled(text);
        if (settled == text.length() && settled > emitted) {
            return emit(text, settled, context);
        }
        if (window.length - context > MAX_PENDING) {
            return emit(text, Math.max(settled, text.length() - 1), window.length - KEPT_TOKENS);
        }
        String piece = text.substring(Math.min(emitted, settled), settled);
        emitted = Math.max(emitted, settled);
        return piece;
    }

    /** Returns the remaining text, even if it ends within a character. */
    String finish() {
        String text = decoder.apply(window);
        String rest = text.substring(Math.min(emitted, text.length()));
        window = new int[0];
        context = 0;
        emitted = 0;
        return rest;
    }

    /** Returns the new text up to {@code end} and drops the tokens before {@code keptFrom}. */
    private String emit(String text, int end, int keptFrom) {
        String piece = text.substring(Math.min(emitted, end), end);
        window = Arrays.copyOfRange(window, keptFrom, window.length);
        context = window.length;
        String kept = decoder.apply(window);
        emitted = Math.max(0, kept.length() - (text.length() - end));
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
