package org.scribes.textgen.grounding;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Numbers {
    private int[] values;
    private int size;

    Numbers() {
        this(16);
    }

    /** @param expected how many there will be, about; at least 1 */
    Numbers(int expected) {
        values = new int[expected];
    }

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
