package org.scribes.textgen.backend.local.sampling;

import java.util.BitSet;

/**
 * Makes tokens that were there before less likely: a score above 0 is divided by the penalty, one below is multiplied
 * (Keskar et al. 2019, as Hugging Face's {@code RepetitionPenaltyLogitsProcessor}). 1 changes nothing. Must be the first
 * stage: it finds a token's score by its id.
 */
final class RepetitionPenalty implements SamplingStage {
    private final double penalty;
    private final BitSet seen = new BitSet();

    RepetitionPenalty(double penalty) {
        this.penalty = penalty;
    }

    void see(int token) {
        seen.set(token);
    }

    @Override
    public void apply(Candidates candidates) {
        if (penalty == 1) {
            return;
        }
        for (int id = seen.nextSetBit(0); id >= 0; id = seen.nextSetBit(id + 1)) {
            float score = candidates.score(id);
            candidates.score(id, (float) (score > 0 ? score / penalty : score * penalty));
        }
    }
}
