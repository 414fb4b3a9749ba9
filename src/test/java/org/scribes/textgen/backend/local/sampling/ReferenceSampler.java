package org.scribes.textgen.backend.local.sampling;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A plain sampler over all tokens, sorted and summed without shortcuts. Has no penalty and no constraint. */
final class ReferenceSampler implements Sampler {
    private final List<SamplingStage> stages;
    private final boolean greedy;
    private final RandomGenerator random;

    ReferenceSampler(SamplingParameters parameters) {
        this.greedy = parameters.temperature() == 0;
        this.random = new SplittableRandom(parameters.seed().orElseThrow());
        this.stages = List.of(
                SamplingStage.temperature(parameters.temperature()),
                SamplingStage.topK(parameters.topK()),
                SamplingStage.topP(parameters.topP()));
    }

    @Override
    public int next(float[] logits) {
        return choose(new Candidates(logits));
    }

    /** Samples from the tokens {@code ids}, ascending. */
    int next(float[] logits, int[] ids) {
        Candidates candidates = new Candidates(logits);
        candidates.keepOnly(ids);
        return choose(candidates);
    }

    private int choose(Candidates candidates) {
        if (greedy) {
            return candidates.id(candidates.mostLikely());
        }
        stages.forEach(stage -> stage.apply(candidates));
        return candidates.id(candidates.at(random.nextDouble()));
    }
}
