package org.scribes.textgen.backend.local;

/** A loaded model that continues sequences of tokens. Used by one thread at a time. */
interface Decoder extends AutoCloseable {
    /** The number of tokens that it tells apart: the length of the scores. */
    int vocabularySize();

    /**
     * Begins an empty sequence.
     *
     * @param capacity the most tokens that the sequence will hold
     */
    Sequence begin(int capacity);

    /** Frees the weights. */
    @Override
    void close();

    /** A sequence in work, with what the model remembers of it. */
    interface Sequence extends AutoCloseable {
        /**
         * Appends tokens.
         *
         * @param tokens one or more ids
         * @return the scores (logits) of what may follow the last one, {@code [vocabulary]}; the caller's to change
         */
        float[] advance(int[] tokens);

        /** Frees what is remembered. */
        @Override
        void close();
    }
}
