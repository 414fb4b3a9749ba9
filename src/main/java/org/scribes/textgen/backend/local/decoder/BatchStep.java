package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The input of one step. Each row is a token of some sequence, with its position and KV cache slot. */
public final class BatchStep {
    private static final int INITIAL_ROWS = 16;

    private long[] tokens = new long[INITIAL_ROWS];
    private long[] positions = new long[INITIAL_ROWS];
    private long[] slots = new long[INITIAL_ROWS];
    private final List<Span> spans = new ArrayList<>();
    private final List<Long> logitsRows = new ArrayList<>();
    private int rows;

    /**
     * Rows of one sequence that share an attention mask.
     *
     * @param firstRow the first row
     * @param rows the number of rows
     * @param kvStart the sequence's first KV cache slot
     * @param length the length of the sequence, including these rows
     */
    public record Span(int firstRow, int rows, int kvStart, int length) {}

    /**
     * Adds the next tokens of a sequence, computed together.
     *
     * @param start the sequence's first KV cache slot
     * @param length the length of the sequence before these tokens
     * @param source holds the tokens at {@code [from, to)}
     */
    public void addTokens(int start, int length, int[] source, int from, int to) {
        if (from == to) {
            return;
        }
        spans.add(new Span(rows, to - from, start, length + to - from));
        for (int i = from; i < to; i++) {
            addRow(source[i], length + i - from, start + length + i - from);
        }
    }

    /**
     * Adds a token whose logits are requested. It gets its own attention span, so that its result does not depend on
     * the rest of the batch.
     */
    public void addTokenWithLogits(int start, int length, int token) {
        addTokens(start, length, new int[] {token}, 0, 1);
        requestLogits();
    }

    /** Requests the logits of the last row. */
    public void requestLogits() {
        requestLogits(1);
    }

    /** Requests the logits of the last {@code count} rows, in their order. */
    public void requestLogits(int count) {
        for (int row = rows - count; row < rows; row++) {
            logitsRows.add((long) row);
        }
    }

    private void addRow(int token, int position, int slot) {
        if (rows == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * rows);
            positions = Arrays.copyOf(positions, 2 * rows);
            slots = Arrays.copyOf(slots, 2 * rows);
        }
        tokens[rows] = token;
        positions[rows] = position;
        slots[rows] = slot;
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** The number of rows whose logits are requested. */
    public int logitsCount() {
        return logitsRows.size();
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

    long[] slots() {
        return Arrays.copyOf(slots, rows);
    }

    long[] logitsRows() {
        return logitsRows.stream().mapToLong(Long::longValue).toArray();
    }
}
