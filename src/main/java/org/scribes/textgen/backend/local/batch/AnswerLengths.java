package org.scribes.textgen.backend.local.batch;

/**
 * Learns how long answers are. An answer that ends at its limit shows only that it would have been longer, so the mean
 * length without a limit is the number of generated tokens divided by the number of answers that ended by themselves
 * (the estimator of censored exponential lifetimes). The weight of an answer decays by 2 % with each later one. Not
 * thread-safe.
 */
final class AnswerLengths {
    private static final double DECAY = 0.98;
    /** The mean before any answer, with the weight of one answer. */
    private static final double INITIAL_MEAN = 128;
    /** The weight of the assumption that answers reach their limit or the mean. */
    private static final double INITIAL_ANSWERS = 10;

    private double tokens = INITIAL_MEAN;
    private double ends = 1;
    private double reached = INITIAL_ANSWERS * INITIAL_MEAN;
    private double reachable = INITIAL_ANSWERS * INITIAL_MEAN;

    /**
     * Records an answer that has ended.
     *
     * @param generated its tokens
     * @param limit the maximum number of its tokens
     * @param byItself whether it ended before the limit
     */
    void add(int generated, int limit, boolean byItself) {
        reached = reached * DECAY + generated;
        reachable = reachable * DECAY + Math.min(limit, mean());
        tokens = tokens * DECAY + generated;
        ends = ends * DECAY + (byItself ? 1 : 0);
    }

    private double mean() {
        return tokens / ends;
    }

    /** What is expected now. */
    AnswerLength expected() {
        return new AnswerLength(mean(), Math.min(1, reached / reachable));
    }
}
