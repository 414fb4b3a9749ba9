package org.scribes.textgen.backend.local.sampling;

/**
 * Sums {@code exp} of many numbers below 0 at a tenth of its cost, for where a bound will do: from a table, by chords between
 * its entries. A chord of a convex function lies above it, here by at most 1/8 of the square of the step, times the
 * function: {@value #ERROR} of each term, the rounding of its argument to a float included.
 */
final class RoughWeights {
    /** How far a sum may lie from the exact one, of the sum. */
    static final double ERROR = 4e-5;

    /** What lies farther below weighs under 2^-53: it counts as that. */
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

    /** The most that a number below {@code -}{@value #FLOOR} may add that {@link #below} leaves out. */
    static double leastWeight() {
        return TABLE[FLOOR * STEPS];
    }

    /**
     * The sum over what lies below {@code cut}, of {@code exp} of its distance to the highest over the temperature, without
     * what lies more than {@value #FLOOR} temperatures below.
     *
     * @param cut at most 0
     */
    static double below(float[] scores, int size, float highest, float cut, double temperature) {
        float floor = (float) (-FLOOR * temperature);
        double scale = -STEPS / temperature;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            float below = scores[i] - highest;
            if (below < cut && below >= floor) {
                double place = below * scale;
                int at = (int) place;
                sum += TABLE[at] + (place - at) * (TABLE[at + 1] - TABLE[at]);
            }
        }
        return sum;
    }
}
