package org.scribes.textgen.backend.local.decoder;

import java.util.Arrays;

/** Measures the time of a decoder's steps. Can repeat the prompt instead of the model's choices. */
final class TimedDecoder extends ForwardingDecoder {
    private static final float CERTAIN = 1000;

    private int cycle;
    private int promptLength;
    private long inside;

    TimedDecoder(Decoder decoder) {
        super(decoder);
    }

    /**
     * Makes later answers repeat prompt tokens.
     *
     * @param count how many tokens to repeat; 0 leaves the model's choices
     * @param length the length of the prompt
     */
    void repeats(int count, int length) {
        cycle = count;
        promptLength = length;
    }

    /** Resets the counters. */
    void begin() {
        inside = 0;
    }

    /** Seconds spent in libtorch. */
    double insideSeconds() {
        return inside / 1e9;
    }

    @Override
    public StepLogits step(BatchStep step) {
        long start = System.nanoTime();
        StepLogits logits = decoder.step(step);
        inside += System.nanoTime() - start;
        return cycle == 0 ? logits : repeating(step, logits);
    }

    private StepLogits repeating(BatchStep step, StepLogits logits) {
        long[] wanted = step.logitsRows();
        long[] positions = step.positions();
        return changed(logits, (index, into) -> {
            Arrays.fill(into, 0);
            int next = (int) positions[(int) wanted[index]] + 1 - promptLength;
            into[300 + Math.floorMod(next, cycle) * 7919 % 30_000] = CERTAIN;
        });
    }
}
