package org.scribes.textgen.grounding.text;

import java.util.Arrays;

/** A growing list of {@code int}s. */
public final class IntList {
    private int[] values;
    private int size;

    public IntList() {
        this(16);
    }

    /** @param expected the approximate number of elements, at least 1 */
    public IntList(int expected) {
        values = new int[expected];
    }

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
