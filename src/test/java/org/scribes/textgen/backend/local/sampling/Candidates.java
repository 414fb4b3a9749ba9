package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/**
 * The plain reference for {@link RandomChoice}: candidate tokens with their logits. Starts with the whole vocabulary;
 * stages change logits and drop tokens. Of equal logits, the lower id counts as likelier, so that a choice does not
 * depend on sorting order.
 */
final class Candidates {
    private final int[] ids;
    private final float[] logits;
    private int size;

    /** All tokens; {@code logits[id]} belongs to token {@code id}. The array is used, not copied. */
    Candidates(float[] logits) {
        this.logits = logits;
        this.size = logits.length;
        this.ids = new int[size];
        Arrays.setAll(ids, id -> id);
    }

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    float logit(int index) {
        return logits[index];
    }

    void logit(int index, float logit) {
        logits[index] = logit;
    }

    /** Keeps the given tokens, ascending. All must be present. */
    void keepOnly(int[] kept) {
        for (int i = 0; i < kept.length; i++) {
            ids[i] = kept[i];
            logits[i] = logits[kept[i]];
        }
        size = kept.length;
    }

    /** Drops the given tokens, ascending. All must be present. */
    void drop(int[] dropped) {
        for (int i = 0; i < dropped.length; i++) {
            int from = dropped[i] + 1;
            int length = (i + 1 < dropped.length ? dropped[i + 1] : size) - from;
            System.arraycopy(ids, from, ids, from - i - 1, length);
            System.arraycopy(logits, from, logits, from - i - 1, length);
        }
        size -= dropped.length;
    }

    /** The index of the likeliest token. */
    int mostLikely() {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (likelier(i, best)) {
                best = i;
            }
        }
        return best;
    }

    /** Keeps the {@code count} likeliest tokens. */
    void keepMostLikely(int count) {
        if (count < size) {
            keep(count, Double.POSITIVE_INFINITY);
        }
    }

    /** Keeps the fewest, likeliest tokens that hold at least {@code share} of the probability. */
    void keepMass(double share) {
        if (share < 1) {
            keep(size, share * mass(logit(mostLikely())));
        }
    }

    /**
     * The index of the token at {@code position} of the probability, in the candidates' order.
     *
     * @param position at least 0, below 1
     */
    int at(double position) {
        float highest = logit(mostLikely());
        double left = position * mass(highest);
        int last = 0;
        for (int i = 0; i < size; i++) {
            double weight = Math.exp(logits[i] - highest);
            if (left < weight) {
                return i;
            }
            left -= weight;
            last = weight > 0 ? i : last;
        }
        return last; // rounding left a remainder
    }

    /** The sum of all weights; a token with the logit {@code highest} has weight 1. */
    private double mass(float highest) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(logits[i] - highest);
        }
        return sum;
    }

    /** Pops the likeliest from a heap until {@code count} tokens or {@code mass} are reached. Drops the rest. */
    private void keep(int count, double mass) {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sift(i, size);
        }
        float highest = logits[0];
        double taken = 0;
        int heap = size;
        while (heap > 0 && size - heap < count && taken < mass) {
            taken += Math.exp(logits[0] - highest);
            heap--;
            swap(0, heap);
            sift(0, heap);
        }
        int kept = size - heap; // stored at the end, the likeliest last
        for (int i = 0; i < kept; i++) {
            swap(i, size - 1 - i);
        }
        size = kept;
    }

    private void sift(int from, int end) {
        int parent = from;
        for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
            if (child + 1 < end && likelier(child + 1, child)) {
                child++;
            }
            if (!likelier(child, parent)) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private boolean likelier(int a, int b) {
        return logits[a] > logits[b] || (logits[a] == logits[b] && ids[a] < ids[b]);
    }

    private void swap(int a, int b) {
        int id = ids[a];
        ids[a] = ids[b];
        ids[b] = id;
        float logit = logits[a];
        logits[a] = logits[b];
        logits[b] = logit;
    }
}
