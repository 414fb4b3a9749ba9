package org.scribes.textgen.backend.local.sampling;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Chooses the tokens of one answer. */
@FunctionalInterface
public interface Sampler {
    /**
     * Chooses the next token.
     *
     * @param logits the model's scores, {@code [vocabulary]}; they are changed
     * @return a token's id
     * @throws GenerationException GENERATION_FAILED when the scores are not numbers
     */
    int next(float[] logits);

    /**
     * A sampler for one answer.
     *
     * @param prompt the tokens before the answer
     */
    static Sampler of(SamplingParameters parameters, int[] prompt) {
        RepetitionPenalty penalty = new RepetitionPenalty(parameters.repetitionPenalty());
        if (parameters.penaliseInput()) {
            for (int token : prompt) {
                penalty.see(token);
            }
        }
        Sampler choice = parameters.temperature() == 0 ? greedy(penalty) : random(parameters, penalty);
        return logits -> {
            requireNumbers(logits);
            int token = choice.next(logits);
            penalty.see(token);
            return token;
        };
    }

    private static Sampler greedy(RepetitionPenalty penalty) {
        return logits -> {
            Candidates candidates = new Candidates(logits);
            penalty.apply(candidates);
            return candidates.id(candidates.mostLikely());
        };
    }

    private static Sampler random(SamplingParameters parameters, RepetitionPenalty penalty) {
        RandomGenerator random = parameters.seed().isPresent()
                ? new SplittableRandom(parameters.seed().getAsLong())
                : new SplittableRandom();
        List<SamplingStage> stages = List.of(
                penalty,
                SamplingStage.temperature(parameters.temperature()),
                SamplingStage.topK(parameters.topK()),
                SamplingStage.topP(parameters.topP()));
        return logits -> {
            Candidates candidates = new Candidates(logits);
            stages.forEach(stage -> stage.apply(candidates));
            return candidates.id(candidates.at(random.nextDouble()));
        };
    }

    private static void requireNumbers(float[] logits) {
        for (float score : logits) {
            if (Float.isNaN(score) || score == Float.POSITIVE_INFINITY) {
                throw new GenerationException(
                        ErrorCode.GENERATION_FAILED, "the model's scores are not numbers: are its weights sound?");
            }
        }
    }
}
