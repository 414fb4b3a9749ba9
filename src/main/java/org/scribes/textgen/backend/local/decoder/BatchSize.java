package org.scribes.textgen.backend.local.decoder;

import java.time.Duration;
import java.util.List;

/**
 * Chooses how many answers share a step. The duration of a step is taken as {@code base + perRow * rows}, after the
 * smallest and the largest measured step.
 */
final class BatchSize {
    /** The maximum. */
    static final int MAX = 256;

    /** Half as many answers must give less than this share of the tokens per second. */
    private static final double HALF_SHARE = 0.9;
    /** The longest answer should be complete within this share of the deadline. */
    private static final double DEADLINE_SHARE = 0.5;
    /** However slow the model is, a step may take this many times the step of a single answer. */
    private static final double SLOWDOWN = 3;

    private BatchSize() {}

    /**
     * The largest size that still pays, and whose steps are short enough for the deadline.
     *
     * @param maxTokens the maximum number of tokens of an answer
     * @param deadline of a request
     */
    static int of(StepTimes times, int maxTokens, Duration deadline) {
        List<StepTimes.Measured> decode = times.decode();
        StepTimes.Measured least = decode.get(0);
        StepTimes.Measured most = decode.get(decode.size() - 1);
        if (least.rows() == most.rows()) {
            return least.rows();
        }
        double perRow = Math.max(1, (double) (most.nanos() - least.nanos()) / (most.rows() - least.rows()));
        double base = Math.max(0, least.nanos() - perRow * least.rows());
        double longest = Math.max(DEADLINE_SHARE * deadline.toNanos() / maxTokens, SLOWDOWN * least.nanos());
        // Half of n answers give (base + n perRow) / (2 base + n perRow) of the tokens per second of n answers
        double paying = base * (2 * HALF_SHARE - 1) / (1 - HALF_SHARE) / perRow;
        double inTime = (longest - base) / perRow;
        return (int) Math.max(1, Math.min(MAX, Math.min(paying, inTime)));
    }
}
