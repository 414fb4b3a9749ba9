package org.scribes.textgen.backend.local.sampling;

/** A step between logits and choice. Stages run in the order of Hugging Face's generation. */
@FunctionalInterface
interface SamplingStage {
    /** Changes logits or drops candidates. At least one stays. */
    void apply(Candidates candidates);

    /** Divides logits by {@code temperature}, above 0. Below 1, likely tokens gain; the order never changes. */
    static SamplingStage temperature(double temperature) {
        return candidates -> {
            float highest = candidates.logit(candidates.mostLikely());
            for (int i = 0; i < candidates.size(); i++) {
                candidates.logit(i, (float) ((candidates.logit(i) - highest) / temperature));
            }
        };
    }

    /** Keeps the {@code count} likeliest tokens; 0 keeps all. */
    static SamplingStage topK(int count) {
        return candidates -> {
            if (count > 0) {
                candidates.keepMostLikely(count);
            }
        };
    }

    /** Keeps the fewest likeliest tokens that hold {@code share} of the probability; 1 keeps all. Holtzman et al. 2019. */
    static SamplingStage topP(double share) {
        return candidates -> candidates.keepMass(share);
    }
}
