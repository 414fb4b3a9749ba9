package org.scribes.textgen.backend.local.decoder;

/**
 * A loaded model that decodes many sequences in one step. The caller allocates slots in the shared KV cache. Confined
 * to one thread.
 */
public interface Decoder extends AutoCloseable {
    /** The length of the logits. */
    int vocabularySize();

    /** Allocates a KV cache for {@code tokens} tokens. Discards its previous content. */
    void reserve(int tokens);

    /**
     * Computes a step.
     *
     * @return the requested rows of logits, in order; empty if none are requested
     */
    StepLogits step(BatchStep step);

    /** Copies the keys and values of {@code length} tokens. The ranges may overlap. */
    void copy(int from, int to, int length);

    /** Frees the weights and the KV cache. */
    @Override
    void close();

    /** The requested rows of logits of one step. */
    interface StepLogits extends AutoCloseable {
        /** Copies the {@code index}th requested row, {@code [vocabulary]}. */
        void copy(int index, float[] into);

        @Override
        void close();
    }
}
