package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.scribes.textgen.domain.TokenConstraint;

/**
 * A trie of tokens by their bytes, so that common prefixes are checked once. Nodes are stored in depth-first order, and
 * tokens in the order of their nodes.
 */
final class TokenTrie {
    private final byte[] labels;
    private final int[] depths;
    private final int[] ends;
    private final int[] firstTokens;
    private final int[] tokens;
    private final int depth;

    private TokenTrie(Layout layout) {
        this.labels = Arrays.copyOf(layout.labels, layout.size);
        this.depths = Arrays.copyOf(layout.depths, layout.size);
        this.ends = Arrays.copyOf(layout.ends, layout.size);
        this.firstTokens = Arrays.copyOf(layout.firstTokens, layout.size + 1);
        this.firstTokens[layout.size] = layout.tokens.length;
        this.tokens = layout.tokens;
        this.depth = layout.depth;
    }

    /**
     * Builds the trie of some tokens.
     *
     * @param ids tokens that have bytes
     * @param bytes of each token, indexed by id
     */
    static TokenTrie of(List<Integer> ids, byte[][] bytes) {
        int[] sorted = ids.stream()
                .sorted(Comparator.comparing((Integer id) -> bytes[id], Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
        return new TokenTrie(new Layout(sorted, bytes));
    }

    /** The tokens that may follow, in ascending order. */
    int[] allowed(TokenConstraint constraint, long state) {
        return walk(constraint, state, true);
    }

    /** The tokens that may not follow, in ascending order. */
    int[] refused(TokenConstraint constraint, long state) {
        return walk(constraint, state, false);
    }

    private int[] walk(TokenConstraint constraint, long from, boolean wanted) {
        long[] states = new long[depth + 1];
        states[0] = from;
        Found found = new Found();
        int node = 0;
        while (node < labels.length) {
            int at = depths[node];
            long state = constraint.next(states[at - 1], labels[node] & 0xFF);
            if (state == TokenConstraint.REFUSED) {
                if (!wanted) {
                    found.add(tokens, firstTokens[node], firstTokens[ends[node]]);
                }
                node = ends[node];
            } else {
                if (wanted) {
                    found.add(tokens, firstTokens[node], firstTokens[node + 1]);
                }
                states[at] = state;
                node++;
            }
        }
        return found.ascending();
    }

    private static final class Found {
        private int[] ids = new int[64];
        private int size;

        void add(int[] tokens, int from, int to) {
            if (size + to - from > ids.length) {
                ids = Arrays.copyOf(ids, 2 * (size + to - from));
            }
            System.arraycopy(tokens, from, ids, size, to - from);
            size += to - from;
        }

        int[] ascending() {
            int[] ascending = Arrays.copyOf(ids, size);
            Arrays.sort(ascending);
            return ascending;
        }
    }

    /** Builds nodes from tokens sorted by their bytes. */
    private static final class Layout {
        private final int[] tokens;
        private byte[] labels = new byte[64];
        private int[] depths = new int[64];
        private int[] ends = new int[64];
        private int[] firstTokens = new int[65];
        private int[] path = new int[64];
        private int size;
        private int depth;

        Layout(int[] tokens, byte[][] bytes) {
            this.tokens = tokens;
            byte[] before = {};
            for (int i = 0; i < tokens.length; i++) {
                byte[] now = bytes[tokens[i]];
                int common = Arrays.mismatch(before, now);
                if (common >= 0) {
                    close(common, before.length);
                    for (int at = common; at < now.length; at++) {
                        open(now[at], at, i);
                    }
                }
                before = now;
            }
            close(0, before.length);
        }

        private void open(byte label, int at, int token) {
            if (size == labels.length) {
                labels = Arrays.copyOf(labels, 2 * size);
                depths = Arrays.copyOf(depths, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
                firstTokens = Arrays.copyOf(firstTokens, 2 * size + 1);
            }
            if (at == path.length) {
                path = Arrays.copyOf(path, 2 * at);
            }
            labels[size] = label;
            depths[size] = at + 1;
            firstTokens[size] = token;
            path[at] = size++;
            depth = Math.max(depth, at + 1);
        }

        private void close(int from, int to) {
            for (int at = from; at < to; at++) {
                ends[path[at]] = size;
            }
        }
    }
}
