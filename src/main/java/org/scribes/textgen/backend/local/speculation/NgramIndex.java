package org.scribes.textgen.backend.local.speculation;

/**
 * The last position of each n-gram in a growing text. An open-addressing hash table of primitive positions; the n-grams
 * themselves are read from the text.
 */
final class NgramIndex {
    private static final int NONE = 0;

    private final int n;
    private int[] ends = new int[64];
    private int used;

    /** @param n at least 1 */
    NgramIndex(int n) {
        this.n = n;
    }

    /**
     * Records the n-gram that ends before {@code end}.
     *
     * @param end at least {@code n}
     * @return the previous end of the same n-gram, or 0 if it is new
     */
    int put(int[] tokens, int end) {
        if (2 * used >= ends.length) {
            grow(tokens);
        }
        int slot = slot(tokens, end);
        int previous = ends[slot];
        ends[slot] = end;
        used += previous == NONE ? 1 : 0;
        return previous;
    }

    /** The n-gram's slot, or the free slot for it. */
    private int slot(int[] tokens, int end) {
        int slot = hash(tokens, end) & (ends.length - 1);
        while (ends[slot] != NONE && !same(tokens, ends[slot], end)) {
            slot = (slot + 1) & (ends.length - 1);
        }
        return slot;
    }

    private void grow(int[] tokens) {
        int[] old = ends;
        ends = new int[2 * old.length];
        for (int end : old) {
            if (end != NONE) {
                ends[slot(tokens, end)] = end;
            }
        }
    }

    private boolean same(int[] tokens, int a, int b) {
        for (int back = 1; back <= n; back++) {
            if (tokens[a - back] != tokens[b - back]) {
                return false;
            }
        }
        return true;
    }

    /** Folds the high bits into the low ones, which select the slot. */
    private int hash(int[] tokens, int end) {
        int hash = 0;
        for (int back = 1; back <= n; back++) {
            hash = (hash + tokens[end - back]) * 0x9E3779B1;
        }
        return hash ^ (hash >>> 15);
    }
}
