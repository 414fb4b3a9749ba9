package org.scribes.textgen.guard;

/**
 * An address or a number in a text.
 *
 * @param start its first character's index
 * @param end the index after its last character
 * @param key the same for all ways to write it
 */
record PiiItem(PiiKind kind, int start, int end, String key) {
    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** The same for all that name the same, however they are written, and for nothing else. */
    String identity() {
        return kind.mask() + key;
    }

    /** This item, {@code distance} further on. */
    PiiItem moved(int distance) {
        return new PiiItem(kind, start + distance, end + distance, key);
    }

    /** What of it is not before {@code least}. */
    PiiItem from(int least) {
        return new PiiItem(kind, Math.max(start, least), end, key);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "PiiItem[" + kind + " " + start + " to " + end + "]";
    }
}
