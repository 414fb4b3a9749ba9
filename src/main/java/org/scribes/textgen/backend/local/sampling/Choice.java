package org.scribes.textgen.backend.local.sampling;

/** Chooses an index from logits. May keep buffers, so not thread-safe. */
@FunctionalInterface
interface Choice {
    /**
     * The index of the chosen entry.
     *
     * @param size the number of leading {@code logits} to consider, at least 1
     */
    int index(float[] logits, int size);
}
