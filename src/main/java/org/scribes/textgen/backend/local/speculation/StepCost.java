package org.scribes.textgen.backend.local.speculation;

/**
 * Estimates the duration of a step as {@code base + perRow * rows}, in nanoseconds. A row is one input token. The line
 * is a least-squares fit in which the weight of an observation decays by 1 % with each later one. Not thread-safe.
 *
 * <p>Observations with a single number of rows do not determine the slope. Until others arrive, a row is assumed to
 * cost 5 % of the whole, which is close to memory-bound steps. This assumption stays as a weak prior (ridge
 * regression). A row costs at least 1 % of the mean cost per row, and the base is never negative.
 */
public final class StepCost {
    private static final double DECAY = 0.99;
    private static final double OUTLIER = 8;
    private static final double ROW_SHARE = 0.05;
    private static final double MIN_ROW_SHARE = 0.01;
    /** Relative to the variance of rows scattered over their own mean. */
    private static final double RIDGE = 1e-3;
    /** The cost of a one-row step before any observation: 10 ms. */
    private static final double INITIAL_NANOS = 1e7;

    private double weight;
    private double sumRows;
    private double sumNanos;
    private double sumRowsSquared;
    private double sumRowsNanos;
    private double base = (1 - ROW_SHARE) * INITIAL_NANOS;
    private double perRow = ROW_SHARE * INITIAL_NANOS;

    /**
     * Records a step. A step that takes more than 8 times its estimate, such as one delayed by garbage collection,
     * counts as 8 times the estimate. A step that takes less than an eighth of it shows that earlier observations were
     * delayed, so these are dropped.
     *
     * @param rows at least 1
     * @param nanos the duration, at least 0
     */
    public void observe(int rows, long nanos) {
        if (rows < 1 || nanos < 0) {
            throw new IllegalArgumentException(rows + " rows in " + nanos + " ns");
        }
        double taken = Math.max(1, nanos);
        double expected = nanos(rows);
        if (weight > 0 && taken > OUTLIER * expected) {
            taken = OUTLIER * expected;
        }
        double decay = taken * OUTLIER < expected ? 0 : DECAY;
        weight = weight * decay + 1;
        sumRows = sumRows * decay + rows;
        sumNanos = sumNanos * decay + taken;
        sumRowsSquared = sumRowsSquared * decay + (double) rows * rows;
        sumRowsNanos = sumRowsNanos * decay + rows * taken;
        fit();
    }

    private void fit() {
        double rows = sumRows / weight;
        double nanos = sumNanos / weight;
        double variance = Math.max(0, sumRowsSquared / weight - rows * rows);
        double covariance = sumRowsNanos / weight - rows * nanos;
        double meanPerRow = nanos / rows;
        double ridge = RIDGE * rows * rows;
        double slope = (covariance + ridge * ROW_SHARE * meanPerRow) / (variance + ridge);
        perRow = Math.max(MIN_ROW_SHARE * meanPerRow, Math.min(slope, meanPerRow));
        base = Math.max(0, nanos - perRow * rows);
    }

    /** The estimated duration of a step with {@code rows} rows, in nanoseconds; above 0. */
    public double nanos(int rows) {
        return base + perRow * rows;
    }

    /** The estimated cost of one more row, in nanoseconds; above 0. */
    public double perRow() {
        return perRow;
    }

    /** The maximum number of rows in a step estimated to take at most {@code nanos}; 0 if there is none. */
    public int rowsWithin(double nanos) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floor((nanos - base) / perRow)));
    }
}
