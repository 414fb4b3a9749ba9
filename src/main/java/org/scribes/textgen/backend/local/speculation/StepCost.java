package org.scribes.textgen.backend.local.speculation;

/**
 * What a step of the model takes, learnt from steps: {@code base + perRow * rows}, in nanoseconds, where a row is a token that
 * is read. A line through what was observed by least squares, in which each observation counts for 1 % less with each that
 * follows. For one thread at a time.
 *
 * <p>Steps of one number of rows tell nothing of the slope: until others come, a row is held to cost 5 % of the whole, which is
 * what memory-bound steps come near to; they may come few, so that share counts as a faint observation ever after (ridge
 * regression). A row never costs less than 1 % of the mean row, nor the base less than 0.
 */
public final class StepCost {
    private static final double KEPT = 0.99;
    private static final double STALL = 8;
    private static final double SHARE_OF_ROWS = 0.05;
    private static final double LEAST_SHARE = 0.01;
    /** Of the variance that rows scattered over their own mean would have. */
    private static final double RIDGE = 1e-3;
    /** Of a row, before any was observed: 10 ms. */
    private static final double USUAL = 1e7;

    private double weight;
    private double sumRows;
    private double sumNanos;
    private double sumRowsSquared;
    private double sumRowsNanos;
    private double base = (1 - SHARE_OF_ROWS) * USUAL;
    private double perRow = SHARE_OF_ROWS * USUAL;

    /**
     * A step was made. One that took more than 8 times what was expected, such as behind a collection of garbage, counts as
     * if it had taken 8 times that; after one that took less than an eighth, what came before it was the stall, and is
     * forgotten.
     *
     * @param rows at least 1
     * @param nanos the time it took; at least 0
     */
    public void observe(int rows, long nanos) {
        if (rows < 1 || nanos < 0) {
            throw new IllegalArgumentException(rows + " rows in " + nanos + " ns");
        }
        double taken = Math.max(1, nanos);
        double expected = nanos(rows);
        if (weight > 0 && taken > STALL * expected) {
            taken = STALL * expected;
        }
        double kept = taken * STALL < expected ? 0 : KEPT;
        weight = weight * kept + 1;
        sumRows = sumRows * kept + rows;
        sumNanos = sumNanos * kept + taken;
        sumRowsSquared = sumRowsSquared * kept + (double) rows * rows;
        sumRowsNanos = sumRowsNanos * kept + rows * taken;
        fit();
    }

    private void fit() {
        double rows = sumRows / weight;
        double nanos = sumNanos / weight;
        double variance = Math.max(0, sumRowsSquared / weight - rows * rows);
        double covariance = sumRowsNanos / weight - rows * nanos;
        double whole = nanos / rows;
        double ridge = RIDGE * rows * rows;
        double slope = (covariance + ridge * SHARE_OF_ROWS * whole) / (variance + ridge);
        perRow = Math.max(LEAST_SHARE * whole, Math.min(slope, whole));
        base = Math.max(0, nanos - perRow * rows);
    }

    /** What a step of so many rows is expected to take, in nanoseconds; above 0. */
    public double nanos(int rows) {
        return base + perRow * rows;
    }

    /** What one row more is expected to add, in nanoseconds; above 0. */
    public double perRow() {
        return perRow;
    }

    /** The most rows that a step may have that is expected to take {@code nanos} at most; 0 if none. */
    public int rowsWithin(double nanos) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floor((nanos - base) / perRow)));
    }
}
