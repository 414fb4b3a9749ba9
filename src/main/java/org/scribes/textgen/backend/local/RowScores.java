package org.scribes.textgen.backend.local;

/** The scores of a step, one row at a time. */
final class RowScores {
    private final Decoder.Scores scores;
    private final float[] buffer;

    /** @param buffer takes the scores of one row at a time */
    RowScores(Decoder.Scores scores, float[] buffer) {
        this.scores = scores;
        this.buffer = buffer;
    }

    /** The scores of the {@code index}th asked row, {@code [vocabulary]}: the reader's to change, good until the next call. */
    float[] row(int index) {
        scores.read(index, buffer);
        return buffer;
    }
}
