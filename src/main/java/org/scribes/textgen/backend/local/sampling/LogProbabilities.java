package org.scribes.textgen.backend.local.sampling;

import java.util.Arrays;

/**
 * The log-probabilities of one row of logits: their log softmax, summed in double precision. Valid until the row is
 * changed.
 */
public final class LogProbabilities {
    /** The least log-probability. JSON has no negative infinity; vLLM reports the same number in its place. */
    private static final double LEAST = -9999;

    private final float[] logits;
    private final double normalizer;

    private LogProbabilities(float[] logits, double normalizer) {
        this.logits = logits;
        this.normalizer = normalizer;
    }

    /**
     * The log-probabilities of a row.
     *
     * @param logits {@code [vocabulary]}; not copied
     * @throws org.scribes.textgen.domain.GenerationException GENERATION_FAILED if a logit is NaN or infinite
     */
    public static LogProbabilities of(float[] logits) {
        double highest = logits[Logits.argmax(logits, logits.length)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        return new LogProbabilities(logits, highest + Math.log(sum));
    }

    /** The natural logarithm of a token's probability, at most 0. */
    public double of(int token) {
        return Math.max(LEAST, Math.min(0, logits[token] - normalizer));
    }

    /** The {@code count} likeliest tokens, the likeliest first; of equal logits, the lower id. */
    public int[] likeliest(int count) {
        int[] best = new int[Math.min(count, logits.length)];
        int found = 0;
        for (int token = 0; token < logits.length && best.length > 0; token++) {
            if (found == best.length && !(logits[token] > logits[best[found - 1]])) {
                continue;
            }
            int at = found < best.length ? found++ : found - 1;
            while (at > 0 && logits[token] > logits[best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = token;
        }
        return Arrays.copyOf(best, found);
    }
}
