package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;

/**
 * Builds the suffix automaton of texts, symbol by symbol in linear time (Blumer et al. 1985). A state stands for all
 * strings of symbols that end at the same positions.
 */
final class SuffixBuilder {
    static final int ROOT = 0;
    static final int NONE = -1;

    static final int NOWHERE = Integer.MAX_VALUE;

    private static final int SYMBOL_BITS = 22;

    private final SymbolEdges edges;
    private final int[] lengths;
    private final int[] links;
    private final int[] lastEnds;
    private final int[] firstWordEnds;
    private final int[] lastWordEnds;
    private int size = 1;
    private int last = ROOT;

    /** @param symbols the most symbols to add */
    SuffixBuilder(int symbols) {
        int states = 2 * symbols + 1;
        edges = new SymbolEdges(states, SYMBOL_BITS);
        lengths = new int[states];
        links = new int[states];
        lastEnds = filled(states, NONE);
        firstWordEnds = filled(states, NOWHERE);
        lastWordEnds = filled(states, NONE);
        links[ROOT] = NONE;
    }

    private static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }

    /** Adds a symbol of the character at {@code position}. */
    void add(int symbol, int position) {
        int state = size++;
        lengths[state] = lengths[last] + 1;
        lastEnds[state] = position;
        int from = last;
        while (from != NONE && edges.find(from, symbol) == NONE) {
            edges.add(from, symbol, state);
            from = links[from];
        }
        links[state] = from == NONE ? ROOT : splitAt(lengths[from] + 1, from, symbol);
        last = state;
    }

    /** Marks the last symbol as the end of a word. */
    void endWord() {
        firstWordEnds[last] = lastEnds[last];
        lastWordEnds[last] = lastEnds[last];
    }

    /**
     * The state after {@code symbol} for strings of at most {@code length}; splits the target if its strings are
     * longer.
     */
    private int splitAt(int length, int from, int symbol) {
        int target = edges.target(edges.find(from, symbol));
        if (lengths[target] == length) {
            return target;
        }
        int split = size++;
        lengths[split] = length;
        links[split] = links[target];
        links[target] = split;
        edges.copy(target, split);
        for (int state = from; state != NONE; state = links[state]) {
            int edge = edges.find(state, symbol);
            if (edge == NONE || edges.target(edge) != target) {
                break;
            }
            edges.retarget(edge, split);
        }
        return split;
    }

    /** Computes the end positions of all states, from the longest strings to the shortest. */
    void propagateEnds() {
        int[] count = new int[size + 1];
        for (int state = 0; state < size; state++) {
            count[lengths[state]]++;
        }
        for (int length = 1; length <= size; length++) {
            count[length] += count[length - 1];
        }
        int[] byLength = new int[size];
        for (int state = size - 1; state >= 0; state--) {
            byLength[--count[lengths[state]]] = state;
        }
        for (int i = size - 1; i > 0; i--) {
            int state = byLength[i];
            int link = links[state];
            lastEnds[link] = Math.max(lastEnds[link], lastEnds[state]);
            lastWordEnds[link] = Math.max(lastWordEnds[link], lastWordEnds[state]);
            firstWordEnds[link] = Math.min(firstWordEnds[link], firstWordEnds[state]);
        }
    }

    int size() {
        return size;
    }

    /** The state after one more symbol; {@link #NONE} if there is none. */
    int target(int state, int symbol) {
        int edge = edges.find(state, symbol);
        return edge == NONE ? NONE : edges.target(edge);
    }

    SymbolEdges edges() {
        return edges;
    }

    /** The last position where the state's strings end. */
    int lastEnd(int state) {
        return lastEnds[state];
    }

    /** The first position where they end together with a word; {@link #NOWHERE} if there is none. */
    int firstWordEnd(int state) {
        return firstWordEnds[state];
    }

    /** The last position where they end together with a word; {@link #NONE} if there is none. */
    int lastWordEnd(int state) {
        return lastWordEnds[state];
    }
}
