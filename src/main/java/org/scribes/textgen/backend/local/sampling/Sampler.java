package org.scribes.textgen.backend.local.sampling;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.scribes.textgen.domain.GenerationException;

/**
 * Chooses the tokens of one answer, one after the other; for one thread at a time.
 *
 * <p>Each position of an answer has a random number of its own, which the seed and the position alone decide: the n-th call
 * of {@link #next} uses the n-th number, whatever scores this and earlier calls were given and however many candidates were
 * left. So a proposed continuation can be verified: a model that reads several proposed tokens in one step gives a row of
 * scores for each; whoever calls {@link #next} with row after row, for as long as what it chooses is what was proposed,
 * gets the very tokens that single steps would have given.
 */
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
     * How many tokens of a proposed continuation, from its first, may follow what was chosen so far, as far as a constraint
     * has a say. Changes nothing. A token that ends the answer is not among them, nor is what comes after it: there is
     * nothing to read behind an end.
     *
     * @return 0 to {@code proposal.length}
     */
    default int allowed(int[] proposal) {
        return proposal.length;
    }

    /**
     * A sampler for one answer.
     *
     * @param prompt the tokens before the answer
     */
    static Sampler of(SamplingParameters parameters, int[] prompt) {
        RepetitionPenalty penalty = penalty(parameters, prompt);
        Choice choice = choice(parameters);
        return logits -> {
            penalty.apply(logits);
            int token = choice.index(logits, logits.length);
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
        return new ConstrainedSampler(penalty(parameters, prompt), sequence, choice(parameters));
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

    private static Choice choice(SamplingParameters parameters) {
        if (parameters.temperature() == 0) {
            return Scores::highest;
        }
        RandomGenerator random = parameters.seed().isPresent()
                ? new SplittableRandom(parameters.seed().getAsLong())
                : new SplittableRandom();
        return new RandomChoice(parameters, random);
    }
}
