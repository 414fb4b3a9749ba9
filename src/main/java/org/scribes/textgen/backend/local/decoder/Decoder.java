package org.scribes.textgen.backend.local.decoder;

/**
 * A loaded model that continues sequences of tokens, many in one step. Keys and values of all sequences lie in one memory,
 * whose places the caller deals out. Used by one thread.
 */
public interface Decoder extends AutoCloseable {
    /** The number of tokens that it tells apart: the length of the scores. */
    int vocabularySize();

    /** Makes room for keys and values of so many tokens; what was there is lost. */
    void reserve(int tokens);

    /**
     * Computes a step.
     *
     * @return the scores of the rows that were asked for, in their order; none when nothing was asked
     */
    Scores step(BatchStep step);

    /** Copies the keys and values of {@code length} tokens; the two stretches may overlap. */
    void copy(int from, int to, int length);

    /** Frees the weights and the memory. */
    @Override
    void close();

    /** Scores (logits) of a step's rows. */
    interface Scores extends AutoCloseable {
        /** Copies the scores of the {@code index}th asked row, {@code [vocabulary]}. */
        void copy(int index, float[] into);

        @Override
        void close();
    }
}
