package org.scribes.textgen.grounding.reference;

/**
 * Consecutive places of a work, such as the Bible's verses.
 *
 * @param first the ordinal of the first place in the work, from 0
 * @param last the ordinal of the last place, at least {@code first}
 */
public record Places(int first, int last) {
    public Places {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no places: " + first + " to " + last);
        }
    }

    /** Whether the two have a place in common. */
    public boolean meets(Places other) {
        return first <= other.last && other.first <= last;
    }
}
