package org.scribes.textgen.backend.local.sampling;

import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** What one look through a model's scores finds. */
final class Scores {
    private Scores() {}

    /**
     * The index of the highest of the first {@code size} scores; of equal ones the first, so that a choice never depends on
     * an order that something happened to leave.
     *
     * @throws GenerationException GENERATION_FAILED when one of them is NaN or positive infinity
     */
    static int highest(float[] scores, int size) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            // So turned that NaN comes in too: one comparison a score, which is hardly ever true
            if (!(scores[i] <= highest)) {
                highest = scores[i];
                best = i;
                requireNumber(highest);
            }
        }
        return best;
    }

    /** @throws GenerationException GENERATION_FAILED when a score is NaN or positive infinity */
    static void requireNumbers(float[] scores) {
        requireNumber(scores[highest(scores, scores.length)]);
    }

    private static void requireNumber(float score) {
        if (Float.isNaN(score) || score == Float.POSITIVE_INFINITY) {
            throw new GenerationException(
                    ErrorCode.GENERATION_FAILED, "the model's scores are not numbers: are its weights sound?");
        }
    }
}
