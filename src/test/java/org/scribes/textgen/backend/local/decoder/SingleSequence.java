package org.scribes.textgen.backend.local.decoder;

/** One sequence on a decoder, by itself. */
final class SingleSequence {
    private final Decoder decoder;
    private final int start;
    private int length;

    /** @param start where its keys and values begin in the decoder's memory */
    SingleSequence(Decoder decoder, int start) {
        this.decoder = decoder;
        this.start = start;
    }

    /** Appends tokens, which are read together; the scores of what may follow the last. */
    float[] advance(int... tokens) {
        BatchStep step = new BatchStep();
        step.addTokens(start, length, tokens, 0, tokens.length);
        step.requestLogits();
        length += tokens.length;
        try (Decoder.StepLogits scores = decoder.step(step)) {
            float[] row = new float[decoder.vocabularySize()];
            scores.copy(0, row);
            return row;
        }
    }
}
