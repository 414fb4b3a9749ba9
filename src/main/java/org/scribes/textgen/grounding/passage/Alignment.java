package org.scribes.textgen.grounding.passage;

/**
 * The part of a text that is most like a sequence of words: the one with the fewest edits (Sellers' algorithm, 1980).
 *
 * @param from the part's first word
 * @param to the index after its last word; {@code from} if the text has none of the words
 * @param edits the number of words changed, added or missing
 */
public record Alignment(int from, int to, int edits) {
    /** Whether word {@code left} of the sequence equals word {@code right} of the text. */
    @FunctionalInterface
    public interface Same {
        boolean test(int left, int right);
    }

    /**
     * Finds the part with the fewest edits; of several the last, which is the longest of those with the same start.
     * Takes time proportional to {@code words} times {@code to - from}.
     *
     * @param words the number of words in the sequence
     * @param from the first word of the text to search
     * @param to the index after the last word to search
     */
    public static Alignment of(int words, int from, int to, Same same) {
        int width = to - from;
        int[] cost = new int[width + 1];
        int[] start = new int[width + 1];
        for (int column = 0; column <= width; column++) {
            start[column] = from + column;
        }
        for (int row = 1; row <= words; row++) {
            int diagonalCost = cost[0];
            int diagonalStart = start[0];
            cost[0] = row;
            for (int column = 1; column <= width; column++) {
                int replaced = diagonalCost + (same.test(row - 1, from + column - 1) ? 0 : 1);
                int left = cost[column - 1] + 1;
                int above = cost[column] + 1;
                diagonalCost = cost[column];
                int best = Math.min(replaced, Math.min(left, above));
                int begin = best == replaced ? diagonalStart : best == above ? start[column] : start[column - 1];
                diagonalStart = start[column];
                cost[column] = best;
                start[column] = begin;
            }
        }
        int best = 0;
        for (int column = 1; column <= width; column++) {
            best = cost[column] <= cost[best] ? column : best;
        }
        return new Alignment(start[best], from + best, cost[best]);
    }

    /** 1 minus edits divided by words, at least 0. */
    public double likeness(int words) {
        return words == 0 ? 0 : Math.max(0, 1 - (double) edits / words);
    }
}
