package org.scribes.textgen.grounding.text;

/**
 * A view of a part of a text with other text after it.
 *
 * @param from the index of the part's first character
 * @param to the index after the part's last character
 */
public record ContinuedText(CharSequence text, int from, int to, String suffix) implements CharSequence {
    @Override
    public int length() {
        return to - from + suffix.length();
    }

    @Override
    public char charAt(int index) {
        int at = from + index;
        return at < to ? text.charAt(at) : suffix.charAt(at - to);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.subSequence(from, to) + suffix;
    }
}
