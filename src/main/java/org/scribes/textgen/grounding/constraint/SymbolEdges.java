package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;

/** The edges of an automaton that grows: found by state and symbol in a table, listed by state. */
final class SymbolEdges {
    static final int NONE = -1;

    /** An odd number without pattern, by which keys are scattered: 2^64 divided by the golden ratio. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final int symbolBits;
    private final int[] firsts;
    private int[] symbols;
    private int[] targets;
    private int[] nexts;
    private int[] states;
    private int[] table;
    private int size;

    /**
     * No edges.
     *
     * @param states the most states there will be
     * @param symbolBits that every symbol fits in
     */
    SymbolEdges(int states, int symbolBits) {
        this.symbolBits = symbolBits;
        this.firsts = filled(states);
        int room = Math.max(8, Integer.highestOneBit(states));
        this.symbols = new int[room];
        this.targets = new int[room];
        this.nexts = new int[room];
        this.states = new int[room];
        this.table = filled(2 * room);
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    /** The edge that leaves {@code state} by {@code symbol}, or -1. */
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

    /** Adds an edge that is not there yet. */
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

    /** Gives {@code to}, which has none, the edges of {@code from}. */
    void copy(int from, int to) {
        for (int edge = firsts[from]; edge != NONE; edge = nexts[edge]) {
            add(to, symbols[edge], targets[edge]);
        }
    }

    /** The first of the state's edges, or -1; the order is none. */
    int first(int state) {
        return firsts[state];
    }

    /** The one after it, or -1. */
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
        long key = (((long) state << symbolBits) | symbol) * SCATTER;
        return (int) (key >>> (Long.SIZE - Integer.numberOfTrailingZeros(table.length)));
    }
}
