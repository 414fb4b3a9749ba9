package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/**
 * Candidates for the next token, each with its score. They are listed in the order in which they were added, ascending,
 * until {@link #heap}; from then on they are taken, the likeliest first, and of equal scores the first added. The arrays
 * stay from token to token.
 */
final class Shortlist {
    private int[] indices = new int[256];
    private float[] scores = new float[256];
    private int size;
    private int heap;

    /**
     * Lists anew what lies at most {@code -cut} below the highest score, with its distance to it over the temperature.
     *
     * @param cut at most 0
     */
    void collect(float[] all, int count, float highest, float cut, double temperature) {
        size = 0;
        for (int i = 0; i < count; i++) {
            float below = all[i] - highest;
            if (below >= cut) {
                add(i, (float) (below / temperature));
            }
        }
    }

    private void add(int index, float score) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            scores = Arrays.copyOf(scores, 2 * size);
        }
        indices[size] = index;
        scores[size++] = score;
    }

    int size() {
        return size;
    }

    /** What was added as the {@code at}-th. */
    int index(int at) {
        return indices[at];
    }

    /** The weight of what was added as the {@code at}-th, where the highest score weighs 1. */
    double weight(int at) {
        return Math.exp(scores[at]);
    }

    /** The sum of all weights, in the order in which they were added. */
    double mass() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(scores[i]);
        }
        return sum;
    }

    /** Readies them to be taken. */
    void heap() {
        heap = size;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sift(i);
        }
    }

    /** Takes the likeliest that is left, and tells its weight; there must be one. */
    double take() {
        heap--;
        swap(0, heap);
        sift(0);
        return Math.exp(scores[heap]);
    }

    /** What was taken as the {@code rank}-th, from 0. */
    int taken(int rank) {
        return indices[size - 1 - rank];
    }

    /** The weight of what was taken as the {@code rank}-th, from 0. */
    double weightTaken(int rank) {
        return Math.exp(scores[size - 1 - rank]);
    }

    private void sift(int from) {
        int parent = from;
        for (int child = 2 * parent + 1; child < heap; child = 2 * parent + 1) {
            if (child + 1 < heap && likelier(child + 1, child)) {
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
        return scores[a] > scores[b] || (scores[a] == scores[b] && indices[a] < indices[b]);
    }

    private void swap(int a, int b) {
        int index = indices[a];
        indices[a] = indices[b];
        indices[b] = index;
        float score = scores[a];
        scores[a] = scores[b];
        scores[b] = score;
    }
}
