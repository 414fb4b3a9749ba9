package org.scribes.textgen.backend.local.sampling;

import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Operations on a row of logits. */
final class Logits {
    private Logits() {}

    /**
     * The index of the highest of the first {@code size} logits. The first of equal logits wins, so the result does not
     * depend on the order of computation.
     *
     * @throws GenerationException GENERATION_FAILED if a logit is NaN or positive infinity
     */
    static int argmax(float[] logits, int size) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            // The negated comparison also catches NaN: one comparison per logit, rarely true
            if (!(logits[i] <= highest)) {
                highest = logits[i];
                best = i;
                requireValid(highest);
            }
        }
        return best;
    }

    /** @throws GenerationException GENERATION_FAILED if a logit is NaN or positive infinity */
    static void requireValid(float[] logits) {
        requireValid(logits[argmax(logits, logits.length)]);
    }

    private static void requireValid(float logit) {
        if (Float.isNaN(logit) || logit == Float.POSITIVE_INFINITY) {
            throw new GenerationException(
                    ErrorCode.GENERATION_FAILED, "the model computed invalid logits: its weights may be corrupt");
        }
    }
}
