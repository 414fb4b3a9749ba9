package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.SplittableRandom;

/** A decoder that tries to open a quotation every few tokens: a space, then a quotation mark. */
final class QuotingDecoder extends ForwardingDecoder {
    private static final float WANTED = 100;
    private static final int EVERY = 4;

    private final List<Integer> spaces;
    private final List<Integer> marks;

    QuotingDecoder(Decoder decoder, List<Integer> spaces, List<Integer> marks) {
        super(decoder);
        this.spaces = spaces;
        this.marks = marks;
    }

    @Override
    public StepLogits step(BatchStep step) {
        StepLogits logits = decoder.step(step);
        long[] places = step.slots();
        long[] positions = step.positions();
        long[] wanted = step.logitsRows();
        return changed(logits, (index, into) -> {
            int row = (int) wanted[index];
            long start = places[row] - positions[row];
            if (opens(start, positions[row] - 1)) {
                want(into, marks, positions[row]);
            } else if (opens(start, positions[row])) {
                want(into, spaces, positions[row]);
            }
        });
    }

    /** Deterministic by position, so that proposals are verified correctly. */
    private static boolean opens(long start, long position) {
        return new SplittableRandom(31 * start + position).nextInt(EVERY) == 0;
    }

    private static void want(float[] logits, List<Integer> tokens, long position) {
        if (!tokens.isEmpty()) {
            logits[tokens.get((int) (position % tokens.size()))] += WANTED;
        }
    }
}
