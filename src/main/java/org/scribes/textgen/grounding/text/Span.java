package org.scribes.textgen.grounding.text;

/**
 * A part of a text.
 *
 * @param start the first character's index, as {@link CharSequence} counts (UTF-16)
 * @param end the index after the last character, at least {@code start}
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    /** The characters of {@code text} that this span covers. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    /** This span, {@code distance} further on. */
    public Span moved(int distance) {
        return new Span(start + distance, end + distance);
    }
}
