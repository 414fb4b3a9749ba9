package org.scribes.textgen.backend;

import java.util.List;

/**
 * Ends an answer before its first stop sequence. Text that may be the start of a stop sequence is held back until it is
 * decided, so that no part of one is sent, however the pieces are cut. The stop sequence that ends first counts; of
 * several that end at the same character, the longest.
 *
 * <p>Matches each stop sequence by the algorithm of Knuth, Morris and Pratt: a character takes amortised constant time per
 * stop sequence. For one answer and one thread.
 */
public final class StopSequences {
    private final String[] stops;
    private final int[][] borders;
    private final int[] matched;
    private final StringBuilder held = new StringBuilder();
    /** How many characters of {@code held} were released. */
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

    /** A stop sequence that starts with a low surrogate would split a character. */
    private static boolean canOccur(String stop) {
        return !stop.isEmpty() && !Character.isLowSurrogate(stop.charAt(0));
    }

    /** Adds the next piece of the answer and returns the text that can be sent; empty once a stop sequence is found. */
    public String add(String piece) {
        for (int i = 0; i < piece.length() && !found; i++) {
            held.append(piece.charAt(i));
            int length = advance(piece.charAt(i));
            if (length > 0) {
                found = true;
                held.setLength(held.length() - length);
            }
        }
        return found ? release(0) : release(longestPrefix());
    }

    /** Returns the text still held back at the end of the answer. */
    public String finish() {
        return release(0);
    }

    /** Whether a stop sequence has ended the answer. */
    public boolean found() {
        return found;
    }

    private String release(int kept) {
        int end = held.length() - kept;
        String text = held.substring(released, end);
        released = end;
        if (released > kept) { // amortises moving the kept characters
            held.delete(0, released);
            released = 0;
        }
        return text;
    }

    private int longestPrefix() {
        int longest = 0;
        for (int length : matched) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** The length of the longest stop sequence that {@code c} completes; 0 if none. */
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

    /** The length of the prefix of {@code stop} that the text ends with after {@code c}, given the length before it. */
    private static int advance(String stop, int[] borders, int length, char c) {
        int matching = length;
        while (matching > 0 && stop.charAt(matching) != c) {
            matching = borders[matching - 1];
        }
        return stop.charAt(matching) == c ? matching + 1 : 0;
    }

    /** For each prefix of {@code stop}: the length of its longest border. */
    private static int[] borders(String stop) {
        int[] borders = new int[stop.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = advance(stop, borders, borders[i - 1], stop.charAt(i));
        }
        return borders;
    }
}
