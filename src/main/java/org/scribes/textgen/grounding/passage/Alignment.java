package org.scribes.textgen.grounding.passage;

/**
 * Where in a text some words stand most nearly, by Sellers' algorithm (1980): the part of the text to which the fewest
 * words must be changed, added or left out.
 *
 * @param from the first word of that part
 * @param to the index after its last word; {@code from} when no word of the text is among the words
 * @param edits how many words are changed, added or left out
 */
public record Alignment(int from, int to, int edits) {
    /** Whether the word {@code left} of the words and the word {@code right} of the text are the same. */
    @FunctionalInterface
    public interface Same {
        boolean test(int left, int right);
    }

    /**
     * Finds the best part; of several the last, which is the longest of those that begin together. Takes time in proportion to {@code words} times {@code to - from}.
     *
     * @param words how many words are looked for
     * @param from the first word of the text to look at
     * @param to the index after the last
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

    /** 1 less edits by words; never below 0. */
    public double likeness(int words) {
        return words == 0 ? 0 : Math.max(0, 1 - (double) edits / words);
    }
}
