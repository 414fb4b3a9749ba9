package org.scribes.textgen.grounding.text;

/** A view of the first characters of a text. */
public record TextPrefix(CharSequence text, int length) implements CharSequence {
    @Override
    public char charAt(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        if (end > length) {
            throw new IndexOutOfBoundsException(end);
        }
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.subSequence(0, length).toString();
    }
}
