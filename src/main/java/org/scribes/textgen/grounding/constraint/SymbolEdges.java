package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;

/** The edges of a growing automaton, in a hash table by state and symbol and in a linked list by state. */
final class SymbolEdges {
    static final int NONE = -1;

    /** The multiplier of Fibonacci hashing: 2^64 divided by the golden ratio. */
    private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int symbolBits;
    private final int[] firsts;
    private int[] symbols;
    private int[] targets;
    private int[] nexts;
    private int[] states;
    private int[] table;
    private int size;

    /**
     * Creates an empty set of edges.
     *
     * @param states the most states
     * @param symbolBits the bits of the largest symbol
     */
    SymbolEdges(int states, int symbolBits) {
        this.symbolBits = symbolBits;
        this.firsts = filled(states);
        int capacity = Math.max(8, Integer.highestOneBit(states));
        this.symbols = new int[capacity];
        this.targets = new int[capacity];
        this.nexts = new int[capacity];
        this.states = new int[capacity];
        this.table = filled(2 * capacity);
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    /** The edge that leaves {@code state} with {@code symbol}; {@link #NONE} if there is none. */
    int find(int state, int symbol) {
        for (int slot = slot(state, symbol); table[slot] != NONE; slot = (slot + 1) & (table.length - 1)) {
            int edge = table[slot];
            if (states[edge] == state && symbols[edge] == symbol) {
                return edge;
            }
        }
        return NONE;
    }

    int target(int edge) {
        return targets[edge];
    }

    void retarget(int edge, int target) {
        targets[edge] = target;
    }

    /** Adds an edge that does not exist yet. */
    void add(int state, int symbol, int target) {
        if (size == symbols.length) {
            grow();
        }
        int edge = size++;
        states[edge] = state;
        symbols[edge] = symbol;
        targets[edge] = target;
        nexts[edge] = firsts[state];
        firsts[state] = edge;
        enter(edge);
    }

    /** Copies the edges of {@code from} to {@code to}, which must have none. */
    void copy(int from, int to) {
        for (int edge = firsts[from]; edge != NONE; edge = nexts[edge]) {
            add(to, symbols[edge], targets[edge]);
        }
    }

    /** The first edge of the state, in no particular order; {@link #NONE} if there is none. */
    int first(int state) {
        return firsts[state];
    }

    /** The next edge of the same state; {@link #NONE} if there is none. */
    int after(int edge) {
        return nexts[edge];
    }

    int symbol(int edge) {
        return symbols[edge];
    }

    private void grow() {
        int larger = 2 * size;
        symbols = Arrays.copyOf(symbols, larger);
        targets = Arrays.copyOf(targets, larger);
        nexts = Arrays.copyOf(nexts, larger);
        states = Arrays.copyOf(states, larger);
        table = filled(2 * larger);
        for (int edge = 0; edge < size; edge++) {
            enter(edge);
        }
    }

    private void enter(int edge) {
        int slot = slot(states[edge], symbols[edge]);
        while (table[slot] != NONE) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = edge;
    }

    private int slot(int state, int symbol) {
        long key = (((long) state << symbolBits) | symbol) * HASH_MULTIPLIER;
        return (int) (key >>> (Long.SIZE - Integer.numberOfTrailingZeros(table.length)));
    }
}
