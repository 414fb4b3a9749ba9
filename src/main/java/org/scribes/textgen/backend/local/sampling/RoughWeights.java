package org.scribes.textgen.backend.local.sampling;

/**
 * Approximates sums of {@code exp} of negative numbers at a tenth of the cost, by linear interpolation in a table. A
 * chord of a convex function lies above it, here by at most 1/8 of the squared step times the function. The relative
 * error is at most {@value #ERROR} per term, including the rounding of the argument to a float.
 */
final class RoughWeights {
    /** The maximum relative error of a sum. */
    static final double ERROR = 4e-5;

    /** Weights below exp(-37), which is under 2^-53, count as that. */
    private static final int FLOOR = 37;

    private static final int STEPS = 64;
    private static final double[] TABLE = table();

    private RoughWeights() {}

    private static double[] table() {
        double[] table = new double[FLOOR * STEPS + 2];
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.exp(-i / (double) STEPS);
        }
        return table;
    }

    /** The maximum weight of a number below {@code -}{@value #FLOOR}, which {@link #below} leaves out. */
    static double leastWeight() {
        return TABLE[FLOOR * STEPS];
    }

    /**
     * Sums {@code exp((logit - highest) / temperature)} over logits below {@code cut}. Leaves out logits more than
     * {@value #FLOOR} temperatures below the highest.
     *
     * @param cut relative to the highest logit, at most 0
     */
    static double below(float[] logits, int size, float highest, float cut, double temperature) {
        float floor = (float) (-FLOOR * temperature);
        double scale = -STEPS / temperature;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            float below = logits[i] - highest;
            if (below < cut && below >= floor) {
                double place = below * scale;
                int at = (int) place;
                sum += TABLE[at] + (place - at) * (TABLE[at + 1] - TABLE[at]);
            }
        }
        return sum;
    }
}
