package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/**
 * Candidates for the next token with their scaled logits. Candidates are listed in the order of insertion until
 * {@link #heapify}. From then on they are taken in order of likelihood; of equal logits, the first inserted comes
 * first. The arrays are reused from token to token.
 */
final class Shortlist {
    private int[] indices = new int[256];
    private float[] logits = new float[256];
    private int size;
    private int heapSize;

    /**
     * Replaces the list with the logits at most {@code -cut} below the highest, each as its distance to the highest
     * divided by the temperature.
     *
     * @param cut at most 0
     */
    void collect(float[] source, int count, float highest, float cut, double temperature) {
        size = 0;
        for (int i = 0; i < count; i++) {
            float below = source[i] - highest;
            if (below >= cut) {
                add(i, (float) (below / temperature));
            }
        }
    }

    private void add(int index, float logit) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            logits = Arrays.copyOf(logits, 2 * size);
        }
        indices[size] = index;
        logits[size++] = logit;
    }

    int size() {
        return size;
    }

    /** The index of the {@code at}-th inserted candidate. */
    int index(int at) {
        return indices[at];
    }

    /** The weight of the {@code at}-th inserted candidate. The highest logit has weight 1. */
    double weight(int at) {
        return Math.exp(logits[at]);
    }

    /** The sum of all weights in the order of insertion. */
    double mass() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(logits[i]);
        }
        return sum;
    }

    /** Prepares the candidates for {@link #take}. */
    void heapify() {
        heapSize = size;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sift(i);
        }
    }

    /** Takes the likeliest remaining candidate and returns its weight. There must be one. */
    double take() {
        heapSize--;
        swap(0, heapSize);
        sift(0);
        return Math.exp(logits[heapSize]);
    }

    /** The candidate taken at {@code rank}, from 0. */
    int taken(int rank) {
        return indices[size - 1 - rank];
    }

    /** The weight of the candidate taken at {@code rank}, from 0. */
    double weightTaken(int rank) {
        return Math.exp(logits[size - 1 - rank]);
    }

    /** The scaled logit of the {@code at}-th inserted candidate. */
    float logit(int at) {
        return logits[at];
    }

    /** The scaled logit of the candidate taken at {@code rank}: its distance to the highest, at most 0. */
    float logitTaken(int rank) {
        return logits[size - 1 - rank];
    }

    private void sift(int from) {
        int parent = from;
        for (int child = 2 * parent + 1; child < heapSize; child = 2 * parent + 1) {
            if (child + 1 < heapSize && likelier(child + 1, child)) {
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
        return logits[a] > logits[b] || (logits[a] == logits[b] && indices[a] < indices[b]);
    }

    private void swap(int a, int b) {
        int index = indices[a];
        indices[a] = indices[b];
        indices[b] = index;
        float logit = logits[a];
        logits[a] = logits[b];
        logits[b] = logit;
    }
}
