package org.scribes.textgen.grounding.reference;

/**
 * Consecutive places of a work that counts them, such as the Bible's verses.
 *
 * @param first the first place's number in the work, from 0
 * @param last the last place's number, at least {@code first}
 */
public record Places(int first, int last) {
    public Places {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no places: " + first + " to " + last);
        }
    }

    /** Whether both have a place in common. */
    public boolean meets(Places other) {
        return first <= other.last && other.first <= last;
    }
}
