package org.scribes.textgen.grounding.text;

/** Counts the code points before an index of a text, in constant time. */
public final class CodePoints {
    private static final int STEP = 256;

    private final String text;
    /** The number of code points before each {@link #STEP}th character. */
    private final int[] counts;

    public CodePoints(String text) {
        this.text = text;
        this.counts = new int[text.length() / STEP + 1];
        for (int i = 1; i < counts.length; i++) {
            counts[i] = counts[i - 1] + between((i - 1) * STEP, i * STEP);
        }
    }

    /** The number of code points before {@code index}, which must not split a surrogate pair. */
    public int before(int index) {
        int step = index / STEP;
        return counts[step] + between(step * STEP, index);
    }

    /** The number of code points that begin in a range. A pair that the range splits counts where its first half is. */
    private int between(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            boolean secondHalf =
                    Character.isLowSurrogate(text.charAt(i)) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            count += secondHalf ? 0 : 1;
        }
        return count;
    }
}
