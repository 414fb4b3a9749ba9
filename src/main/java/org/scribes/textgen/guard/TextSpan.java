package org.scribes.textgen.guard;

/**
 * A part of a text.
 *
 * @param start the first character's index
 * @param end the index after the last character
 */
public record TextSpan(int start, int end) {
    boolean holds(PiiItem item) {
        return start <= item.start() && item.end() <= end;
    }
}
