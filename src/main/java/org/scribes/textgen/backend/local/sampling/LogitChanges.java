package org.scribes.textgen.backend.local.sampling;

import java.util.HashMap;
import java.util.Map;
import org.scribes.textgen.domain.LogitAdjustments;

/**
 * Changes the logits before a token is chosen: first the bias, then the repetition penalty, then the penalties for the
 * tokens of the answer, in the order of vLLM's sampler. What is not asked costs nothing and changes no bit.
 */
final class LogitChanges {
    private final RepetitionPenalty repetition;
    private final Map<Integer, Double> bias;
    private final double frequencyPenalty;
    private final double presencePenalty;
    /** How often the answer has each token; empty if no penalty needs it. */
    private final Map<Integer, Integer> counts = new HashMap<>();

    private LogitChanges(RepetitionPenalty repetition, LogitAdjustments adjustments) {
        this.repetition = repetition;
        this.bias = adjustments.logitBias();
        this.frequencyPenalty = adjustments.frequencyPenalty().orElse(0);
        this.presencePenalty = adjustments.presencePenalty().orElse(0);
    }

    /** @param prompt the tokens before the answer, which only the repetition penalty may count */
    static LogitChanges of(SamplingParameters parameters, int[] prompt) {
        RepetitionPenalty repetition = new RepetitionPenalty(parameters.repetitionPenalty());
        if (parameters.penaliseInput()) {
            for (int token : prompt) {
                repetition.see(token);
            }
        }
        return new LogitChanges(repetition, parameters.adjustments());
    }

    /** Records a token of the answer. */
    void see(int token) {
        repetition.see(token);
        if (frequencyPenalty != 0 || presencePenalty != 0) {
            counts.merge(token, 1, Integer::sum);
        }
    }

    /** @param logits of the whole vocabulary */
    void apply(float[] logits) {
        bias.forEach((token, added) -> logits[token] += added.floatValue());
        repetition.apply(logits);
        counts.forEach(
                (token, count) -> logits[token] = (float) (logits[token] - count * frequencyPenalty - presencePenalty));
    }
}
