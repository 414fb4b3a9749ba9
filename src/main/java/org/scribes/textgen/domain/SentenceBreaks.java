package org.scribes.textgen.domain;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds the ends of sentences as {@link BreakIterator} does, in linear time. A break iterator reads from each full stop
 * to the next letter, which takes quadratic time on {@code .(.(.(}. It is therefore given one window of the text at a
 * time.
 */
public final class SentenceBreaks {
    /** The characters in one window. */
    private static final int WINDOW = 256;
    /** The characters that must follow a break in its window for the break to be certain. */
    private static final int LOOKAHEAD = 32;

    private SentenceBreaks() {}

    /** The end index of each sentence in ascending order; the last is the text's length. Empty for an empty text. */
    public static int[] of(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        IntStream.Builder ends = IntStream.builder();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + WINDOW);
            int certain = to == text.length() ? to : to - LOOKAHEAD;
            sentences.setText(text.substring(from, to));
            int next = from;
            for (int end = sentences.next();
                    end != BreakIterator.DONE && from + end <= certain;
                    end = sentences.next()) {
                next = from + end;
                ends.add(next);
            }
            from = next > from ? next : afterLetter(text, from, certain);
        }
        return ends.build().toArray();
    }

    /** An index in a long sentence where the next window can start: after a letter, not after a full stop. */
    private static int afterLetter(String text, int from, int to) {
        for (int at = to; at > from; at--) {
            if (Character.isLetter(text.charAt(at - 1))) {
                return at;
            }
        }
        return to;
    }
}
