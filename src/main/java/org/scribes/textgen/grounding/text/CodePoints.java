package org.scribes.textgen.grounding.text;

/** How many code points stand before each place of a text, which is told without counting from its start. */
public final class CodePoints {
    private static final int STEP = 256;

    private final String text;
    /** Before each {@link #STEP}th character. */
    private final int[] counts;

    public CodePoints(String text) {
        this.text = text;
        this.counts = new int[text.length() / STEP + 1];
        for (int i = 1; i < counts.length; i++) {
            counts[i] = counts[i - 1] + between((i - 1) * STEP, i * STEP);
        }
    }

    /** The code points before {@code index}, which does not part one. */
    public int before(int index) {
        int step = index / STEP;
        return counts[step] + between(step * STEP, index);
    }

    /** How many begin there: of one that a step parts, only its first half counts. */
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
