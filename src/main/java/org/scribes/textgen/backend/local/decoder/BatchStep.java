package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one step computes: rows, each a token of some sequence, with where it stands. */
public final class BatchStep {
    private static final int FEW = 16;

    private long[] tokens = new long[FEW];
    private long[] positions = new long[FEW];
    private long[] places = new long[FEW];
    private final List<Span> spans = new ArrayList<>();
    private final List<Long> wanted = new ArrayList<>();
    private int rows;

    /**
     * Rows of one sequence that attend alike.
     *
     * @param row the first
     * @param rows how many
     * @param start where the sequence begins in the memory of keys and values
     * @param length of the sequence, these rows included
     */
    public record Span(int row, int rows, int start, int length) {}

    /**
     * Adds tokens that go on a sequence and are read together.
     *
     * @param start where the sequence begins in the memory
     * @param length of the sequence before
     * @param next its tokens {@code [from, to)}
     */
    public void read(int start, int length, int[] next, int from, int to) {
        if (from == to) {
            return;
        }
        spans.add(new Span(rows, to - from, start, length + to - from));
        for (int i = from; i < to; i++) {
            row(next[i], length + i - from, start + length + i - from);
        }
    }

    /** Adds a token whose scores are wanted; it attends by itself, so that it is computed the same in any company. */
    public void ask(int start, int length, int token) {
        read(start, length, new int[] {token}, 0, 1);
        askLast();
    }

    /** Asks for the scores of the last row. */
    public void askLast() {
        wanted.add(rows - 1L);
    }

    private void row(int token, int position, int place) {
        if (rows == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * rows);
            positions = Arrays.copyOf(positions, 2 * rows);
            places = Arrays.copyOf(places, 2 * rows);
        }
        tokens[rows] = token;
        positions[rows] = position;
        places[rows] = place;
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** The rows whose scores are asked for. */
    public int asked() {
        return wanted.size();
    }

    public List<Span> spans() {
        return spans;
    }

    long[] tokens() {
        return Arrays.copyOf(tokens, rows);
    }

    long[] positions() {
        return Arrays.copyOf(positions, rows);
    }

    long[] places() {
        return Arrays.copyOf(places, rows);
    }

    long[] wanted() {
        return wanted.stream().mapToLong(Long::longValue).toArray();
    }
}
