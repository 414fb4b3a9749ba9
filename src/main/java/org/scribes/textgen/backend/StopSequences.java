package org.scribes.textgen.backend;

import java.util.List;

/**
 * Ends an answer before the first stop text in it. Text that may be the beginning of one is held back until it is known
 * not to be, so no part of a stop text is ever shown, wherever the pieces are cut. Of several stop texts the one that is
 * complete first counts, of those that end together the longest.
 *
 * <p>Each stop text is followed by Knuth, Morris and Pratt's method: a character costs a step or two for each. For one
 * answer and one thread.
 */
public final class StopSequences {
    private final String[] stops;
    private final int[][] borders;
    private final int[] matched;
    private final StringBuilder held = new StringBuilder();
    /** How much of the beginning of {@code held} was shown. */
    private int released;

    private boolean found;

    public StopSequences(List<String> stops) {
        this.stops = stops.stream().filter(StopSequences::canOccur).toArray(String[]::new);
        this.borders = new int[this.stops.length][];
        this.matched = new int[this.stops.length];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = borders(this.stops[i]);
        }
    }

    /** The second half of a character would be found in the middle of one, and leave its first half. */
    private static boolean canOccur(String stop) {
        return !stop.isEmpty() && !Character.isLowSurrogate(stop.charAt(0));
    }

    /** Takes the next piece of the answer and gives the text that can be shown; none once a stop text is found. */
    public String add(String piece) {
        for (int i = 0; i < piece.length() && !found; i++) {
            held.append(piece.charAt(i));
            int length = advance(piece.charAt(i));
            if (length > 0) {
                found = true;
                held.setLength(held.length() - length);
            }
        }
        return found ? release(0) : release(longestBeginning());
    }

    /** The text still held back when the answer has ended by itself. */
    public String finish() {
        return release(0);
    }

    /** Whether a stop text has ended the answer. */
    public boolean found() {
        return found;
    }

    private String release(int kept) {
        int end = held.length() - kept;
        String text = held.substring(released, end);
        released = end;
        if (released > kept) { // so that what is kept is not moved for each character
            held.delete(0, released);
            released = 0;
        }
        return text;
    }

    private int longestBeginning() {
        int longest = 0;
        for (int length : matched) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** The length of the longest stop text that {@code c} completes; 0 for none. */
    private int advance(char c) {
        int complete = 0;
        for (int i = 0; i < stops.length; i++) {
            matched[i] = advance(stops[i], borders[i], matched[i], c);
            if (matched[i] == stops[i].length()) {
                complete = Math.max(complete, matched[i]);
            }
        }
        return complete;
    }

    /** How much of {@code stop} the text ends with, when it ended with {@code length} of it and {@code c} follows. */
    private static int advance(String stop, int[] borders, int length, char c) {
        int matching = length;
        while (matching > 0 && stop.charAt(matching) != c) {
            matching = borders[matching - 1];
        }
        return stop.charAt(matching) == c ? matching + 1 : 0;
    }

    /** For each beginning of {@code stop}: the longest shorter one that it ends with. */
    private static int[] borders(String stop) {
        int[] borders = new int[stop.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = advance(stop, borders, borders[i - 1], stop.charAt(i));
        }
        return borders;
    }
}
