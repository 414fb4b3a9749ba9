package org.scribes.textgen.backend.local.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Measures the duration of a decoder's steps: the prefill of ever longer prompts, then decode steps of ever more
 * sequences, until the time for measuring is over. Uses the KV cache, and leaves the decoder without one.
 */
final class Calibration {
    /** The lengths of the prompts. */
    private static final int[] PROMPTS = {16, 64, 256};

    private static final long PREFILL_NANOS = 150_000_000;
    private static final long DECODE_NANOS = 200_000_000;
    /** Each step is measured this often, and the fastest counts: other programs only make steps slower. */
    private static final int REPETITIONS = 3;

    private final Decoder decoder;
    private final LongSupplier nanoTime;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    Calibration(Decoder decoder, LongSupplier nanoTime) {
        this.decoder = decoder;
        this.nanoTime = nanoTime;
    }

    /**
     * Measures the steps. No step is begun that is expected to end too late; the first prefill and the first decode step
     * are always measured.
     *
     * @param maxRows the maximum number of sequences in a step, at least 1
     * @param window the maximum length of a sequence in tokens, at least 2
     */
    StepTimes measure(int maxRows, int window) {
        decoder.reserve(PROMPTS[PROMPTS.length - 1] + 1);
        try {
            int[] lengths = IntStream.of(PROMPTS)
                    .map(length -> Math.min(length, window - 1))
                    .distinct()
                    .toArray();
            StepTimes.Measured prompt = last(measure(lengths, PREFILL_NANOS, this::prefill));
            int[] sizes = IntStream.iterate(1, rows -> rows <= maxRows, rows -> 2 * rows)
                    .toArray();
            List<StepTimes.Measured> decode = measure(sizes, DECODE_NANOS, rows -> decode(rows, prompt.rows()));
            // Prompt tokens mostly share a step with answers, which bear what the step costs without them
            long more = Math.max(1, prompt.nanos() - decode.get(0).nanos());
            return new StepTimes(decode, (double) more / prompt.rows());
        } finally {
            decoder.reserve(0);
        }
    }

    private static StepTimes.Measured last(List<StepTimes.Measured> measured) {
        return measured.get(measured.size() - 1);
    }

    /** Measures steps of ascending numbers of rows, as long as there is time for the next. */
    private List<StepTimes.Measured> measure(int[] rows, long limitNanos, IntFunction<BatchStep> step) {
        time(step.apply(rows[0])); // the first step of its kind takes longer
        long end = nanoTime.getAsLong() + limitNanos;
        List<StepTimes.Measured> measured = new ArrayList<>();
        for (int count : rows) {
            long expected = measured.isEmpty()
                    ? 0
                    : last(measured).nanos() * count / last(measured).rows();
            if (nanoTime.getAsLong() + expected > end) {
                break;
            }
            long nanos = IntStream.range(0, REPETITIONS)
                    .mapToLong(i -> time(step.apply(count)))
                    .min()
                    .orElseThrow();
            measured.add(new StepTimes.Measured(count, nanos));
        }
        return measured;
    }

    private BatchStep prefill(int length) {
        BatchStep step = new BatchStep();
        step.addTokens(0, 0, IntStream.range(0, length).map(this::token).toArray(), 0, length);
        step.requestLogits();
        return step;
    }

    /** All sequences share one region of the KV cache: what they compute is of no interest. */
    private BatchStep decode(int rows, int length) {
        BatchStep step = new BatchStep();
        for (int row = 0; row < rows; row++) {
            step.addTokenWithLogits(0, length, token(row));
        }
        return step;
    }

    private int token(int index) {
        return index % decoder.vocabularySize();
    }

    private long time(BatchStep step) {
        long start = nanoTime.getAsLong();
        decoder.step(step).close();
        return nanoTime.getAsLong() - start;
    }
}
