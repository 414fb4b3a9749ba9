package org.scribes.textgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /** Survival in days of treated and of untreated mice: Efron, Tibshirani, 1993, table 2.1. */
    private static final double[] TREATED = {94, 197, 16, 38, 99, 141, 23};

    private static final double[] UNTREATED = {52, 104, 146, 10, 51, 30, 40, 27, 46};

    /** Table 2.1 there: means 86.86 and 56.22, standard errors 25.24 and 14.14; the bootstrap's are less by √((n-1)/n). */
    @Test
    void standardErrors_areThoseOfTheMice() {
        Bootstrap bootstrap = new Bootstrap(1, 100_000);
        Resampled treated = bootstrap.resample(TREATED, SampleStatistic.mean());
        Resampled untreated = bootstrap.resample(UNTREATED, SampleStatistic.mean());

        assertThat(treated.value()).isCloseTo(86.86, within(0.005));
        assertThat(treated.standardError()).isCloseTo(25.24 * Math.sqrt(6 / 7.0), within(0.2));
        assertThat(untreated.value()).isCloseTo(56.22, within(0.005));
        assertThat(untreated.standardError()).isCloseTo(14.14 * Math.sqrt(8 / 9.0), within(0.2));
        Resampled difference = treated.minus(untreated);
        assertThat(difference.value()).isCloseTo(30.63, within(0.005));
        assertThat(difference.standardError())
                .isCloseTo(Math.hypot(treated.standardError(), untreated.standardError()), within(0.3));
        assertThat(difference.interval(Confidence.LEVEL).excludesZero()).isFalse();
    }

    /** Of n values, the k-th is exceeded by a resample's median as a binomial distribution says (Efron, 1982). */
    @Test
    void intervalOfAMedian_isTheExactOne() {
        double[] sample = IntStream.rangeClosed(1, 101).mapToDouble(i -> i).toArray();
        Resampled median = new Bootstrap(2, 40_000 - 1).resample(sample, SampleStatistic.quantile(0.5));

        Estimate interval = median.interval(Confidence.LEVEL);

        assertThat(interval.value()).isEqualTo(51);
        assertThat(interval.low()).isCloseTo(exactQuantileOfTheMedian(101, 0.025), within(1.0));
        assertThat(interval.high()).isCloseTo(exactQuantileOfTheMedian(101, 0.975), within(1.0));
    }

    /** The smallest k for which the median of a resample of 1 to n is at most k with the given probability. */
    private static int exactQuantileOfTheMedian(int n, double probability) {
        int half = (n + 1) / 2;
        return IntStream.rangeClosed(1, n)
                .filter(k -> BinomialDistribution.of(n, (double) k / n).survivalProbability(half - 1) >= probability)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void intervals_holdTheTruthAboutAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        for (int i = 0; i < 400; i++) {
            double[] a = random.doubles(100).map(u -> -Math.log(u)).toArray();
            double[] b = random.doubles(150).map(u -> 1 - Math.log(u)).toArray();
            Bootstrap bootstrap = new Bootstrap(i, 399);
            Estimate difference = bootstrap
                    .resample(a, SampleStatistic.mean())
                    .minus(bootstrap.resample(b, SampleStatistic.mean()))
                    .interval(Confidence.LEVEL);
            held += difference.low() <= -1 && difference.high() >= -1 ? 1 : 0;
        }
        assertThat(held / 400.0).isBetween(0.91, 0.98);
    }

    @Test
    void sameSeed_givesTheSameInterval() {
        Estimate once =
                new Bootstrap(4).resample(TREATED, SampleStatistic.mean()).interval(0.9);

        assertThat(new Bootstrap(4).resample(TREATED, SampleStatistic.mean()).interval(0.9))
                .isEqualTo(once);
        assertThat(new Bootstrap(5).resample(TREATED, SampleStatistic.mean()).interval(0.9))
                .isNotEqualTo(once);
        assertThat(TREATED).containsExactly(94, 197, 16, 38, 99, 141, 23);
    }

    @Test
    void quantile_isTheNearestRank() {
        double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

        assertThat(SampleStatistic.quantile(0.95).of(hundred)).isEqualTo(95);
        assertThat(SampleStatistic.quantile(0.5).of(new double[] {1, 2, 3})).isEqualTo(2);
        assertThat(SampleStatistic.quantile(0.07).of(hundred)).isEqualTo(7);
        assertThat(SampleStatistic.quantile(1).of(new double[] {5})).isEqualTo(5);
    }

    @Test
    void nonsense_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(1).resample(new double[0], SampleStatistic.mean()));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleStatistic.quantile(0));
        Resampled few = new Bootstrap(1, 9).resample(TREATED, SampleStatistic.mean());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> few.minus(new Bootstrap(1).resample(TREATED, SampleStatistic.mean())));
    }
}
