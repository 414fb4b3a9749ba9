package org.scribes.textgen.statistics;

/**
 * The share of successes in independent trials.
 *
 * @param trials at least 1
 */
public record Proportion(long successes, long trials) {
    public Proportion {
        if (successes < 0 || trials < 1 || successes > trials) {
            throw new IllegalArgumentException("successes must be from 0 to trials, trials at least 1");
        }
    }

    /** The share, from 0 to 1. */
    public double share() {
        return (double) successes / trials;
    }

    /**
     * The share with its score interval, which stays within 0 and 1 and holds for few trials and for shares near 0 and 1.
     * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
     *
     * @param level of the interval, for example {@link Confidence#LEVEL}
     */
    public Estimate interval(double level) {
        double z = Confidence.errors(level);
        double square = z * z;
        double p = share();
        double middle = 2 * successes + square;
        double spread = z * Math.sqrt(square + 4 * successes * (1 - p));
        double scale = 2 * (trials + square);
        // rounding errors must not put the share outside of its interval
        double low = successes == 0 ? 0 : Math.min(p, (middle - spread) / scale);
        double high = successes == trials ? 1 : Math.max(p, (middle + spread) / scale);
        return new Estimate(p, low, high);
    }

    /**
     * This share minus that of other, independent trials, with the hybrid score interval. Source: R. G. Newcombe, Interval
     * estimation for the difference between independent proportions, 1998, method 10.
     */
    public Estimate minus(Proportion other, double level) {
        Estimate mine = interval(level);
        Estimate others = other.interval(level);
        double difference = share() - other.share();
        return new Estimate(
                difference,
                difference - Math.hypot(mine.value() - mine.low(), others.high() - others.value()),
                difference + Math.hypot(mine.high() - mine.value(), others.value() - others.low()));
    }
}
