package org.scribes.textgen.backend.local.batch;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.speculation.StepCost;

/**
 * Plans each step: one token per answer with proposals where they pay, plus as many prompt tokens as the running
 * answers can afford. Learns the cost of steps from measured times.
 */
public final class StepPlanner {
    /** The maximum number of prompt tokens in a step. Keeps steps short, so that cancellation takes effect soon. */
    private static final int MAX_PREFILL = 256;
    /**
     * The maximum duration of a step with prefill, as a multiple of a decode step of all answers. The target is three;
     * the rest is a margin for noise.
     */
    private static final double MAX_SLOWDOWN = 2.4;
    /**
     * The maximum number of logits of scored prompt tokens in a step: 16 MiB, and the time of some ten million
     * exponentials at most, whatever the vocabulary.
     */
    private static final int MAX_SCORED_LOGITS = 1 << 22;
    /** Prompt tokens that a step always takes beside running answers. */
    private static final int MIN_PREFILL = 8;

    private final boolean speculation;
    private final LongSupplier nanoTime;
    /** The cost of decode steps. */
    private final StepCost decodeCost = new StepCost();
    /** The cost of decode steps and of steps that mix decode with prefill. */
    private final StepCost mixedCost = new StepCost();
    /**
     * The largest prefill beside running answers so far. The budget at most doubles it, since the cost of larger steps
     * is unknown.
     */
    private int largestPrefill = MIN_PREFILL;

    /**
     * Creates a planner without measurements.
     *
     * @param speculation whether to propose tokens
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public StepPlanner(boolean speculation, LongSupplier nanoTime) {
        this.speculation = speculation;
        this.nanoTime = nanoTime;
    }

    /**
     * Plans the next step.
     *
     * @param answers in order of arrival
     */
    BatchStep plan(List<RunningAnswer> answers) {
        BatchStep step = new BatchStep();
        List<RunningAnswer> decoding =
                answers.stream().filter(answer -> !answer.isPrefilling()).toList();
        int rows = decoding.size();
        for (RunningAnswer answer : decoding) {
            answer.decode(step, speculation ? answer.maxProposal(decodeCost, rows) : 0);
        }
        int budget = rows == 0 ? MAX_PREFILL : prefillBudget(answers.size(), step.rows());
        int left = budget;
        int scored = 0;
        for (RunningAnswer answer : answers) {
            if (answer.isPrefilling() && answer.scoresPrompt()) {
                int max = Math.max(MIN_PREFILL, MAX_SCORED_LOGITS / answer.vocabularySize());
                int added = answer.prefill(step, Math.min(left, max - scored));
                scored += added;
                left -= added;
            } else if (answer.isPrefilling()) {
                left -= answer.prefill(step, left);
            }
        }
        largestPrefill = rows == 0 ? largestPrefill : Math.max(largestPrefill, budget - left);
        return step;
    }

    /**
     * The number of prompt tokens that fit beside running answers. If many prompts wait, the steps will soon be as long
     * as those of all answers, so they may be already.
     *
     * @param answers the number of answers, with those in prefill
     * @param rows the rows of the answers that are decoding, proposals included
     */
    private int prefillBudget(int answers, int rows) {
        int affordable = mixedCost.rowsWithin(MAX_SLOWDOWN * decodeCost.nanos(answers)) - rows;
        return Math.max(MIN_PREFILL, Math.min(Math.min(affordable, 2 * largestPrefill), MAX_PREFILL));
    }

    /** Runs {@code work}, which computes {@code step}, and learns from its duration. */
    <T> T timed(BatchStep step, Supplier<T> work) {
        long start = nanoTime.getAsLong();
        T result = work.get();
        long nanos = nanoTime.getAsLong() - start;
        if (step.logitsCount() > 0 && step.rows() > 0) {
            learn(step, nanos);
        }
        return result;
    }

    private void learn(BatchStep step, long nanos) {
        boolean hasPrefill = step.spans().stream().anyMatch(span -> span.rows() > 1);
        boolean hasDecode = step.spans().stream().anyMatch(span -> span.rows() == 1);
        if (!hasPrefill) {
            decodeCost.observe(step.rows(), nanos);
        }
        if (hasDecode) {
            mixedCost.observe(step.rows(), nanos);
        }
    }
}
