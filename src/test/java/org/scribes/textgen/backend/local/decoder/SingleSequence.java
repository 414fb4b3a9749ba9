package org.scribes.textgen.backend.local.decoder;

/** A single sequence on a decoder. */
final class SingleSequence {
    private final Decoder decoder;
    private final int start;
    private int length;

    /** @param start its first KV cache slot */
    SingleSequence(Decoder decoder, int start) {
        this.decoder = decoder;
        this.start = start;
    }

    /** Appends tokens in one step. Returns the logits after the last. */
    float[] advance(int... tokens) {
        BatchStep step = new BatchStep();
        step.addTokens(start, length, tokens, 0, tokens.length);
        step.requestLogits();
        length += tokens.length;
        try (Decoder.StepLogits logits = decoder.step(step)) {
            float[] row = new float[decoder.vocabularySize()];
            logits.copy(0, row);
            return row;
        }
    }
}
