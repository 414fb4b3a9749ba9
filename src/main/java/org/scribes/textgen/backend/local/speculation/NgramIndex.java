package org.scribes.textgen.backend.local.speculation;

/**
 * Where each n-gram of a growing text was seen last. A hash table, open and without a box, whose entries are the places
 * themselves: an n-gram is read where it stands.
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
     * Remembers the n-gram that ends before {@code end}.
     *
     * @param end at least {@code n}
     * @return where the same one ended before, or 0 if it is new
     */
    int put(int[] tokens, int end) {
        if (2 * used >= ends.length) {
            grow(tokens);
        }
        int slot = slot(tokens, end);
        int before = ends[slot];
        ends[slot] = end;
        used += before == NONE ? 1 : 0;
        return before;
    }

    /** The n-gram's slot, or the free one for it. */
    private int slot(int[] tokens, int end) {
        int slot = hash(tokens, end) & (ends.length - 1);
        while (ends[slot] != NONE && !same(tokens, ends[slot], end)) {
            slot = (slot + 1) & (ends.length - 1);
        }
        return slot;
    }

    private void grow(int[] tokens) {
        int[] before = ends;
        ends = new int[2 * before.length];
        for (int end : before) {
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

    /** The high bits are folded down: the table looks at the low ones. */
    private int hash(int[] tokens, int end) {
        int hash = 0;
        for (int back = 1; back <= n; back++) {
            hash = (hash + tokens[end - back]) * 0x9E3779B1;
        }
        return hash ^ (hash >>> 15);
    }
}
