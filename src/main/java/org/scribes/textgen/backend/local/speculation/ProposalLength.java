package org.scribes.textgen.backend.local.speculation;

/**
 * How many tokens are worth proposing for one sequence. Learns the chance that a proposed token is what the model chooses;
 * where no proposal pays, tries a short one now and then. Counts steps, and asks no clock. For one thread at a time.
 */
public final class ProposalLength {
    /** The most tokens of a proposal. */
    public static final int LONGEST = 16;

    private static final double HOPE = 0.8;
    private static final double LEARNT = 0.2;
    private static final int PROBE = 2;
    private static final int PAUSE = 32;

    private double chance = HOPE;
    private int waited;

    /**
     * The most tokens of which each pays: the k-th is accepted with the chance p<sup>k</sup>, and then saves what a token of
     * the batch costs now; it costs a row in any case. To be asked once for each of the sequence's steps.
     *
     * @param rowsInStep the rows of the step without proposals of this sequence; at least 1
     * @return 0 to {@link #LONGEST}
     */
    public int wanted(StepCost cost, int rowsInStep) {
        double saved = cost.nanos(rowsInStep) / rowsInStep;
        int length = paying(saved, cost.perRow());
        if (length > 0) {
            waited = 0;
            return length;
        }
        if (waited < PAUSE) {
            waited++;
            return 0;
        }
        // Until one was tried, as there is not always something to propose; but not where even a good chance would not
        // pay
        return HOPE * saved > cost.perRow() ? PROBE : 0;
    }

    private int paying(double saved, double price) {
        int length = 0;
        double reached = chance;
        while (length < LONGEST && reached * saved > price) {
            length++;
            reached *= chance;
        }
        return length;
    }

    /**
     * A proposal was verified. What lies behind the first refused token was not tried, and counts for nothing.
     *
     * @param proposed its tokens
     * @param accepted how many of them, from the first, were what the model chose
     */
    public void observe(int proposed, int accepted) {
        if (accepted < 0 || accepted > proposed) {
            throw new IllegalArgumentException(accepted + " of " + proposed + " accepted");
        }
        if (proposed == 0) {
            return;
        }
        waited = 0;
        chance = 1 - (1 - chance) * Math.pow(1 - LEARNT, accepted);
        if (accepted < proposed) {
            chance *= 1 - LEARNT;
        }
    }
}
