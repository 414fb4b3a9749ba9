package org.scribes.textgen.guard;

/**
 * An item of personal data in a text.
 *
 * @param start the index of the first character
 * @param end the index after the last character
 * @param key the same for all spellings of a value
 */
record PiiItem(PiiKind kind, int start, int end, String key) {
    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** The same for all spellings of a value, and different for different values. */
    String identity() {
        return kind.mask() + key;
    }

    /** A copy, {@code distance} further on. */
    PiiItem moved(int distance) {
        return new PiiItem(kind, start + distance, end + distance, key);
    }

    /** The part that is not before {@code minimum}. */
    PiiItem from(int minimum) {
        return new PiiItem(kind, Math.max(start, minimum), end, key);
    }

    /** Omits the value, because a server that traces calls prints their arguments. */
    @Override
    public String toString() {
        return "PiiItem[" + kind + " " + start + " to " + end + "]";
    }
}
