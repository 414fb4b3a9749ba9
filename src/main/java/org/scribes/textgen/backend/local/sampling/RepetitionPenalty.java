package org.scribes.textgen.backend.local.sampling;

import java.util.BitSet;

/**
 * Makes tokens that were there before less likely: a score above 0 is divided by the penalty, one below is multiplied
 * (Keskar et al. 2019, as Hugging Face's {@code RepetitionPenaltyLogitsProcessor}). 1 changes nothing.
 */
final class RepetitionPenalty {
    private final double penalty;
    private final BitSet seen = new BitSet();

    RepetitionPenalty(double penalty) {
        this.penalty = penalty;
    }

    void see(int token) {
        seen.set(token);
    }

    /** @param scores of all tokens */
    void apply(float[] scores) {
        if (penalty == 1) {
            return;
        }
        for (int id = seen.nextSetBit(0); id >= 0; id = seen.nextSetBit(id + 1)) {
            float score = scores[id];
            scores[id] = (float) (score > 0 ? score / penalty : score * penalty);
        }
    }
}
