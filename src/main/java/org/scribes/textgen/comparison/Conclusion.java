package org.scribes.textgen.comparison;

import java.util.Locale;
import java.util.OptionalDouble;
import org.scribes.textgen.statistics.Confidence;
import org.scribes.textgen.statistics.Estimate;
import org.scribes.textgen.statistics.SampleSize;

/** Says in words whether a difference is decided. */
final class Conclusion {
    private static final String OPEN = "not decisive: ";
    private static final double MOST = 1_000_000;

    private Conclusion() {}

    static String decided(Estimate difference, String nameOfB) {
        return "decisive: " + nameOfB + (difference.value() > 0 ? " is higher" : " is lower");
    }

    static String withoutValues(String name) {
        return OPEN + name + " has no values";
    }

    static String sampled(long values) {
        return OPEN + String.format(Locale.ROOT, "the difference is too small for a sample of %,d", values);
    }

    /**
     * How many more requests are likely to decide: with that many, the present difference would be found with a probability of 80 %.
     *
     * @param requests of both variants until now
     * @param share of the values that a reliable interval needs, above 1 if there are enough
     */
    static String open(Estimate difference, long requests, double share) {
        OptionalDouble factor = SampleSize.factor(difference, Confidence.LEVEL, SampleSize.POWER);
        if (factor.isEmpty() && share >= 1) {
            return OPEN + "there is no difference so far";
        }
        double more = requests * (Math.max(factor.orElse(0), 1 / share) - 1);
        if (more > MOST) {
            return OPEN + String.format(Locale.ROOT, "more than %,.0f more requests would be needed", MOST);
        }
        return OPEN + String.format(Locale.ROOT, "about %,d more requests would be needed", rounded(more));
    }

    /** To two digits, upwards: the number is no more exact than that. */
    private static long rounded(double more) {
        long unit = 1;
        while (more / unit > 100) {
            unit *= 10;
        }
        return Math.max(1, (long) Math.ceil(more / unit)) * unit;
    }
}
