package org.scribes.textgen.domain;

/**
 * Damerau's edit distance (1964) in its restricted form, optimal string alignment: the cost of the insertions,
 * deletions, substitutions and transpositions that turn one word into another.
 */
public final class EditDistance {
    private EditDistance() {}

    /** The number of edits. */
    public static int of(String left, String right) {
        return of(left, right, 1, 1);
    }

    /**
     * The cost of the edits.
     *
     * @param edit the cost of an insertion, a deletion or a substitution
     * @param swap the cost of transposing two adjacent characters
     */
    public static int of(String left, String right, int edit, int swap) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            cost[i][0] = edit * i;
        }
        for (int j = 0; j <= right.length(); j++) {
            cost[0][j] = edit * j;
        }
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                char a = left.charAt(i - 1);
                char b = right.charAt(j - 1);
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + edit;
                best = Math.min(best, cost[i - 1][j - 1] + (a == b ? 0 : edit));
                if (i > 1 && j > 1 && a == right.charAt(j - 2) && b == left.charAt(i - 2)) {
                    best = Math.min(best, cost[i - 2][j - 2] + swap);
                }
                cost[i][j] = best;
            }
        }
        return cost[left.length()][right.length()];
    }
}
