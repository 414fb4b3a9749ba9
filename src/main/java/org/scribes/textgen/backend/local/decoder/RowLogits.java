package org.scribes.textgen.backend.local.decoder;

/** The logits of a step, one row at a time. */
public final class RowLogits {
    private final Decoder.StepLogits logits;
    private final float[] buffer;

    /** @param buffer holds one row of logits */
    public RowLogits(Decoder.StepLogits logits, float[] buffer) {
        this.logits = logits;
        this.buffer = buffer;
    }

    /** The {@code index}th requested row, {@code [vocabulary]}. The caller may modify it. Valid until the next call. */
    public float[] row(int index) {
        logits.copy(index, buffer);
        return buffer;
    }
}
