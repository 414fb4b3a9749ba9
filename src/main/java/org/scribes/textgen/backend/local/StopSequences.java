package org.scribes.textgen.backend.local;

import java.util.List;

/**
 * Ends an answer at the first stop text that is complete, and shows nothing of it. Text that may be the beginning of one
 * is held back until that is clear. The outcome does not depend on how the text is cut into pieces.
 */
final class StopSequences {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean stopped;

    StopSequences(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Takes the next piece of text and gives what can be shown now. */
    String append(String piece) {
        if (stopped) {
            return "";
        }
        held.append(piece);
        int stop = firstStop();
        if (stop >= 0) {
            stopped = true;
            return take(stop);
        }
        return take(held.length() - maybeBeginning());
    }

    /** Gives what was held back, at the end of the answer. */
    String finish() {
        return stopped ? "" : take(held.length());
    }

    /** Whether a stop text has come. */
    boolean stopped() {
        return stopped;
    }

    private String take(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }

    /** Where the stop text begins that is complete first, the longest of several; -1 when there is none. */
    private int firstStop() {
        int start = -1;
        int end = Integer.MAX_VALUE;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            if (at >= 0 && (at + stop.length() < end || (at + stop.length() == end && at < start))) {
                start = at;
                end = at + stop.length();
            }
        }
        return start;
    }

    /** The length of the longest end of the held text that begins a stop text. */
    private int maybeBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
