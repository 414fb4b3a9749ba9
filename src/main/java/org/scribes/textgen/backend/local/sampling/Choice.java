package org.scribes.textgen.backend.local.sampling;

/** Chooses one of many scores; may keep buffers, and so is for one thread at a time. */
@FunctionalInterface
interface Choice {
    /**
     * The index of the chosen one.
     *
     * @param size how many of {@code scores} count, from the first; at least 1
     */
    int index(float[] scores, int size);
}
