package org.scribes.textgen.backend.local.batch;

/**
 * The expected length of answers.
 *
 * @param mean the mean number of tokens of an answer without a limit
 * @param share the mean share that answers reach of their limit or of the mean, whichever is less
 */
record AnswerLength(double mean, double share) {
    /** A single answer is often longer than the mean. */
    private static final double LONG = 1.5;

    /** The expected number of tokens of an answer, at least 1 unless the limit is 0. */
    int expected(int limit) {
        return (int) Math.ceil(share * Math.min(limit, mean));
    }

    /** The number of tokens that an answer hardly exceeds. */
    int high(int limit) {
        return (int) Math.ceil(Math.min(limit, LONG * mean));
    }
}
