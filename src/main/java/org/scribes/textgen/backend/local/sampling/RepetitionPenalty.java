package org.scribes.textgen.backend.local.sampling;

import java.util.BitSet;

/**
 * Makes repeated tokens less likely: divides positive logits by the penalty and multiplies negative ones (Keskar et al.
 * 2019, as Hugging Face's {@code RepetitionPenaltyLogitsProcessor}). A penalty of 1 changes nothing.
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

    /** @param logits of the whole vocabulary */
    void apply(float[] logits) {
        if (penalty == 1) {
            return;
        }
        for (int id = seen.nextSetBit(0); id >= 0; id = seen.nextSetBit(id + 1)) {
            float logit = logits[id];
            logits[id] = (float) (logit > 0 ? logit / penalty : logit * penalty);
        }
    }
}
