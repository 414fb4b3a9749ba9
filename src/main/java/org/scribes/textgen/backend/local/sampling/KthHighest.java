package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/** Finds the k-th highest of many scores: a heap of the k highest so far, the lowest of them at its root. */
final class KthHighest {
    private final int k;
    private float[] heap = {};

    /** @param k at least 1 */
    KthHighest(int k) {
        this.k = k;
    }

    /** The k-th highest of the first {@code size} scores, which are at least {@code k} and all numbers. */
    float of(float[] scores, int size) {
        if (heap.length < k) { // not before: anybody may ask for the highest billion
            heap = new float[k];
        }
        System.arraycopy(scores, 0, heap, 0, k);
        Arrays.sort(heap); // what is sorted is a heap
        float root = heap[0];
        for (int i = k; i < size; i++) {
            if (scores[i] > root) {
                root = replaceRoot(scores[i]);
            }
        }
        return root;
    }

    private float replaceRoot(float score) {
        int parent = 0;
        for (int child = 1; child < k; child = 2 * parent + 1) {
            if (child + 1 < k && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= score) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = score;
        return heap[0];
    }
}
