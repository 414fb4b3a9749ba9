package org.scribes.textgen.backend.local.sampling;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Chooses the tokens of one answer. */
@FunctionalInterface
public interface Sampler {
    /** No token: nothing that may follow can be written. */
    int NOTHING = -1;

    /**
     * Chooses the next token.
     *
     * @param logits the model's scores, {@code [vocabulary]}; they are changed
     * @return a token's id; {@link #NOTHING} only where a constraint leaves none
     * @throws GenerationException GENERATION_FAILED when the scores are not numbers
     */
    int next(float[] logits);

    /**
     * A sampler for one answer.
     *
     * @param prompt the tokens before the answer
     */
    static Sampler of(SamplingParameters parameters, int[] prompt) {
        RepetitionPenalty penalty = penalty(parameters, prompt);
        Sampler choice = choice(parameters, penalty);
        return logits -> {
            requireNumbers(logits);
            int token = choice.next(logits);
            penalty.see(token);
            return token;
        };
    }

    /**
     * A sampler for one answer that is not free. Whatever else is set chooses among the tokens that may follow. Where the
     * constraint binds, the repetition penalty rests: those tokens are not made less likely, and do not count as seen.
     *
     * @param sequence the answer, which the sampler carries on
     */
    static Sampler of(SamplingParameters parameters, int[] prompt, ConstrainedSequence sequence) {
        RepetitionPenalty penalty = penalty(parameters, prompt);
        SamplingStage limit = candidates -> {
            if (!sequence.isBound()) {
                penalty.apply(candidates);
            }
            sequence.mask().apply(candidates);
        };
        Sampler choice = choice(parameters, limit);
        return logits -> {
            requireNumbers(logits);
            if (sequence.isStuck()) {
                return NOTHING;
            }
            int token = choice.next(logits);
            if (!sequence.isBound()) {
                penalty.see(token);
            }
            sequence.accept(token);
            return token;
        };
    }

    private static RepetitionPenalty penalty(SamplingParameters parameters, int[] prompt) {
        RepetitionPenalty penalty = new RepetitionPenalty(parameters.repetitionPenalty());
        if (parameters.penaliseInput()) {
            for (int token : prompt) {
                penalty.see(token);
            }
        }
        return penalty;
    }

    /** @param first what comes before all other stages */
    private static Sampler choice(SamplingParameters parameters, SamplingStage first) {
        return parameters.temperature() == 0 ? greedy(first) : random(parameters, first);
    }

    private static Sampler greedy(SamplingStage first) {
        return logits -> {
            Candidates candidates = new Candidates(logits);
            first.apply(candidates);
            return candidates.id(candidates.mostLikely());
        };
    }

    private static Sampler random(SamplingParameters parameters, SamplingStage first) {
        RandomGenerator random = parameters.seed().isPresent()
                ? new SplittableRandom(parameters.seed().getAsLong())
                : new SplittableRandom();
        List<SamplingStage> stages = List.of(
                first,
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
