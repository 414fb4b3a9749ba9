package org.scribes.textgen.backend.local.sampling;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.scribes.textgen.domain.GenerationException;

/**
 * Samples the tokens of one answer in order. Not thread-safe.
 *
 * <p>Each position of an answer has its own random number, determined by the seed and the position: the n-th call of
 * {@link #next} uses the n-th number, whatever the logits and the number of candidates were. This makes proposals
 * verifiable. A step over several proposed tokens yields one row of logits for each. Calling {@link #next} row by row
 * while the result equals the proposed token gives exactly the tokens of single steps.
 */
@FunctionalInterface
public interface Sampler {
    /** No token is allowed. */
    int NOTHING = -1;

    /**
     * Samples the next token.
     *
     * @param logits {@code [vocabulary]}; modified
     * @return a token id, or {@link #NOTHING} if a constraint allows no token
     * @throws GenerationException GENERATION_FAILED if a logit is NaN or infinite
     */
    int next(float[] logits);

    /**
     * The number of leading proposed tokens that a constraint allows after the tokens sampled so far. Changes nothing.
     * A token that ends the answer does not count, and neither do the tokens after it.
     *
     * @return 0 to {@code proposal.length}
     */
    default int allowedPrefix(int[] proposal) {
        return proposal.length;
    }

    /**
     * Creates a sampler for one answer.
     *
     * @param prompt the tokens before the answer
     */
    static Sampler of(SamplingParameters parameters, int[] prompt) {
        LogitChanges changes = LogitChanges.of(parameters, prompt);
        Choice choice = choice(parameters);
        return logits -> {
            changes.apply(logits);
            int token = choice.index(logits, logits.length);
            changes.see(token);
            return token;
        };
    }

    /**
     * Creates a sampler for a constrained answer. All parameters apply to the allowed tokens. Where the constraint
     * prescribes the text, penalties and bias are off: these tokens are not penalised and do not count as seen.
     *
     * @param sequence the state of the answer, which the sampler advances
     */
    static Sampler of(SamplingParameters parameters, int[] prompt, ConstrainedSequence sequence) {
        return new ConstrainedSampler(LogitChanges.of(parameters, prompt), sequence, choice(parameters));
    }

    private static Choice choice(SamplingParameters parameters) {
        if (parameters.temperature() == 0) {
            return Logits::argmax;
        }
        RandomGenerator random = parameters.seed().isPresent()
                ? new SplittableRandom(parameters.seed().getAsLong())
                : new SplittableRandom();
        boolean typical = parameters.adjustments().typicalP().orElse(1) < 1;
        return typical ? new TypicalChoice(parameters, random) : new RandomChoice(parameters, random);
    }
}
