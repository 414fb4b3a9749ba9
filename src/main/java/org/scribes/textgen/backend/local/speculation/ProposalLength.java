package org.scribes.textgen.backend.local.speculation;

/**
 * Decides how many tokens to propose for one sequence. Learns the acceptance rate of proposals. If no proposal pays,
 * probes with a short one at intervals. Counts steps and uses no clock. Not thread-safe.
 */
public final class ProposalLength {
    /** The maximum length of a proposal. */
    public static final int MAX = 16;

    private static final double INITIAL_ACCEPTANCE = 0.8;
    private static final double LEARNING_RATE = 0.2;
    private static final int PROBE_LENGTH = 2;
    private static final int STEPS_BETWEEN_PROBES = 32;

    private double acceptance = INITIAL_ACCEPTANCE;
    private int stepsWithout;

    /**
     * The number of tokens that pay. With acceptance rate p, the k-th token is accepted with probability p<sup>k</sup>.
     * It saves the current cost of a token and costs one row. Call once for each step of the sequence.
     *
     * @param rowsInStep the rows of the step without this sequence's proposals, at least 1
     * @return 0 to {@link #MAX}
     */
    public int next(StepCost cost, int rowsInStep) {
        double saved = cost.nanos(rowsInStep) / rowsInStep;
        int length = payingLength(saved, cost.perRow());
        if (length > 0) {
            stepsWithout = 0;
            return length;
        }
        if (stepsWithout < STEPS_BETWEEN_PROBES) {
            stepsWithout++;
            return 0;
        }
        // Repeats until a probe is verified, as a proposal is not always found. Skips the probe if even a good rate
        // would not pay
        return INITIAL_ACCEPTANCE * saved > cost.perRow() ? PROBE_LENGTH : 0;
    }

    private int payingLength(double saved, double cost) {
        int length = 0;
        double probability = acceptance;
        while (length < MAX && probability * saved > cost) {
            length++;
            probability *= acceptance;
        }
        return length;
    }

    /**
     * Records a verified proposal. Tokens after the first rejected one are untested and do not count.
     *
     * @param proposed the number of proposed tokens
     * @param accepted the number of leading tokens that the model accepted
     */
    public void observe(int proposed, int accepted) {
        if (accepted < 0 || accepted > proposed) {
            throw new IllegalArgumentException(accepted + " of " + proposed + " accepted");
        }
        if (proposed == 0) {
            return;
        }
        stepsWithout = 0;
        acceptance = 1 - (1 - acceptance) * Math.pow(1 - LEARNING_RATE, accepted);
        if (accepted < proposed) {
            acceptance *= 1 - LEARNING_RATE;
        }
    }
}
