package org.scribes.textgen.domain;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds where sentences end, as {@link BreakIterator} does, in time that grows with the text alone. A break iterator reads
 * on from each full stop to the first letter after it, which in {@code .(.(.(} is at the end of the text; so it is given
 * a window of the text at a time.
 */
public final class SentenceBreaks {
    /** Characters that a break iterator sees at once. */
    private static final int WINDOW = 256;
    /** Characters of a window after a break without which the break is not certain. */
    private static final int LOOKAHEAD = 32;

    private SentenceBreaks() {}

    /** The index after each sentence of {@code text}, ascending; the last is the text's length. None of an empty text. */
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

    /** A place within a long sentence from which to read on: not between a full stop and what follows it. */
    private static int afterLetter(String text, int from, int to) {
        for (int at = to; at > from; at--) {
            if (Character.isLetter(text.charAt(at - 1))) {
                return at;
            }
        }
        return to;
    }
}
