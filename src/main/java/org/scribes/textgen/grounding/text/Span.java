package org.scribes.textgen.grounding.text;

/**
 * A range of a text.
 *
 * @param start the index of the first UTF-16 code unit
 * @param end the index after the last code unit, at least {@code start}
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

    /** The characters of {@code text} in this span. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    /** This span shifted by {@code distance}. */
    public Span moved(int distance) {
        return new Span(start + distance, end + distance);
    }
}
