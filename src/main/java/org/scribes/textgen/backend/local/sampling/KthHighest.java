package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/** Finds the k-th highest logit with a min-heap of the k highest so far. */
final class KthHighest {
    private final int k;
    private float[] heap = {};

    /** @param k at least 1 */
    KthHighest(int k) {
        this.k = k;
    }

    /** The k-th highest of the first {@code size} logits. There must be at least {@code k}, none of them NaN. */
    float of(float[] logits, int size) {
        if (heap.length < k) { // allocated late: a request may ask for a very large k
            heap = new float[k];
        }
        System.arraycopy(logits, 0, heap, 0, k);
        Arrays.sort(heap); // a sorted array is a heap
        float root = heap[0];
        for (int i = k; i < size; i++) {
            if (logits[i] > root) {
                root = replaceRoot(logits[i]);
            }
        }
        return root;
    }

    private float replaceRoot(float logit) {
        int parent = 0;
        for (int child = 1; child < k; child = 2 * parent + 1) {
            if (child + 1 < k && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= logit) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = logit;
        return heap[0];
    }
}
