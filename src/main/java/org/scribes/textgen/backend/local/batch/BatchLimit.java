package org.scribes.textgen.backend.local.batch;

/**
 * The maximum number of sequences in a step. Halves after an out-of-memory error and doubles again after successful
 * steps.
 */
final class BatchLimit {
    /** Consecutive successful steps after which the limit doubles. */
    private static final int STEPS_TO_DOUBLE = 64;

    private final int max;
    private int current;
    private int successes;

    BatchLimit(int max) {
        this.max = max;
        this.current = max;
    }

    int current() {
        return current;
    }

    /** Halves the limit after an out-of-memory error. */
    void halve() {
        current = Math.max(1, current / 2);
        successes = 0;
    }

    /** Records a successful step. */
    void recordSuccess() {
        if (current < max && ++successes >= STEPS_TO_DOUBLE) {
            current = Math.min(max, 2 * current);
            successes = 0;
        }
    }
}
