package org.scribes.textgen.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The correction of p-values for several tests at once. Source: S. Holm, A simple sequentially rejective multiple test
 * procedure, 1979.
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the given order. The tests whose adjusted p-value is at most 0.05 may all be called
     * significant: the probability that any of them is so by chance is then at most 0.05.
     */
    public static double[] adjusted(double... pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            int test = ascending[rank];
            largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[test]));
            adjusted[test] = largest;
        }
        return adjusted;
    }
}
