package org.scribes.textgen.guard;

/**
 * A span of a text.
 *
 * @param start the index of the first character
 * @param end the index after the last character
 */
public record TextSpan(int start, int end) {
    boolean holds(PiiItem item) {
        return start <= item.start() && item.end() <= end;
    }
}
