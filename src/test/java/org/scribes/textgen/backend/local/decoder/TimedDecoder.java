package org.scribes.textgen.backend.local.decoder;

import java.util.Arrays;

/** Times a decoder's steps; can be made to repeat its prompt, whose weights would say anything. */
final class TimedDecoder extends ForwardingDecoder {
    private static final float CERTAIN = 1000;

    private int cycle;
    private int promptLength;
    private long inside;

    TimedDecoder(Decoder decoder) {
        super(decoder);
    }

    /**
     * From now on it wants to repeat tokens.
     *
     * @param count how many, over and over; 0: it says what it says
     * @param length of the prompt whose first tokens they are
     */
    void repeats(int count, int length) {
        cycle = count;
        promptLength = length;
    }

    /** Counts from now on. */
    void begin() {
        inside = 0;
    }

    /** In libtorch, all steps together. */
    double insideSeconds() {
        return inside / 1e9;
    }

    @Override
    public StepLogits step(BatchStep step) {
        long start = System.nanoTime();
        StepLogits scores = decoder.step(step);
        inside += System.nanoTime() - start;
        return cycle == 0 ? scores : repeating(step, scores);
    }

    private StepLogits repeating(BatchStep step, StepLogits scores) {
        long[] wanted = step.logitsRows();
        long[] positions = step.positions();
        return changed(scores, (index, into) -> {
            Arrays.fill(into, 0);
            int next = (int) positions[(int) wanted[index]] + 1 - promptLength;
            into[300 + Math.floorMod(next, cycle) * 7919 % 30_000] = CERTAIN;
        });
    }
}
