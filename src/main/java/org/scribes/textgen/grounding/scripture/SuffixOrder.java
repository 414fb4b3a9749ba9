package org.scribes.textgen.grounding.scripture;

/** A suffix array: the positions of a text in the order of the words that follow them, sorted up to a fixed depth. */
final class SuffixOrder {
    private SuffixOrder() {}

    /**
     * Sorts by radix, from the last word of the phrases to the first. Positions with equal words stay in text order;
     * the end of the text sorts first.
     *
     * @param words numbers from 0 to {@code kinds - 1}
     */
    static int[] of(int[] words, int kinds, int depth) {
        int[] order = new int[words.length];
        for (int position = 0; position < words.length; position++) {
            order[position] = position;
        }
        int[] sorted = new int[words.length];
        for (int ahead = depth - 1; ahead >= 0; ahead--) {
            int[] next = starts(words, kinds, ahead);
            for (int position : order) {
                sorted[next[bucket(words, position + ahead)]++] = position;
            }
            int[] free = order;
            order = sorted;
            sorted = free;
        }
        return order;
    }

    /** The start of each word's positions in the order. */
    private static int[] starts(int[] words, int kinds, int ahead) {
        int[] starts = new int[kinds + 2];
        starts[1] = Math.min(ahead, words.length);
        for (int position = ahead; position < words.length; position++) {
            starts[words[position] + 2]++;
        }
        for (int bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        return starts;
    }

    private static int bucket(int[] words, int position) {
        return position < words.length ? words[position] + 1 : 0;
    }
}
