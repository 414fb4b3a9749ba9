package org.scribes.textgen.backend.local.decoder;

/** The scores of a step, one row at a time. */
public final class RowLogits {
    private final Decoder.Scores scores;
    private final float[] buffer;

    /** @param buffer takes the scores of one row at a time */
    public RowLogits(Decoder.Scores scores, float[] buffer) {
        this.scores = scores;
        this.buffer = buffer;
    }

    /** The scores of the {@code index}th asked row, {@code [vocabulary]}: the reader's to change, good until the next call. */
    public float[] row(int index) {
        scores.copy(index, buffer);
        return buffer;
    }
}
