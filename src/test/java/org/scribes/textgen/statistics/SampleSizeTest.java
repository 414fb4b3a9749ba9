package org.scribes.textgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {
    /**
     * 0.5 and 0.75: the manual of R's power.prop.test, 76.7 in each group for a power of 0.9. 0.2 and 0.3 with 0.8: 293.2 by the
     * formula of Fleiss that it uses. Starting from fewer values, here a third, must lead to about the same number.
     */
    @ParameterizedTest
    @CsvSource({"0.5, 0.75, 0.9, 76.7", "0.2, 0.3, 0.8, 293.2"})
    void shares_needWhatTheFormulaSays(double one, double other, double power, double each) {
        for (double share : new double[] {1 / 3.0, 1, 4}) {
            long trials = Math.round(each * share / 20) * 20;
            Estimate difference = new Proportion(Math.round(other * trials), trials)
                    .minus(new Proportion(Math.round(one * trials), trials), Confidence.LEVEL);

            double needed = trials
                    * SampleSize.factor(difference, Confidence.LEVEL, power).orElseThrow();

            assertThat(needed).isCloseTo(each, within(each * 0.12));
        }
    }

    /** R. Lehr, Sixteen s-squared over d-squared, 1992: 16 s²/d² in each group, 15.7 before rounding. */
    @Test
    void means_needSixteenSquaredDeviationsOverTheSquaredDifference() {
        SplittableRandom random = new SplittableRandom(1);
        double[] a = random.doubles(4_000).map(u -> -Math.log(u)).toArray();
        double[] b = random.doubles(4_000).map(u -> 0.1 - Math.log(u)).toArray();
        Bootstrap bootstrap = new Bootstrap(1, 9_999);
        Resampled difference =
                bootstrap.resample(b, SampleStatistic.mean()).minus(bootstrap.resample(a, SampleStatistic.mean()));

        double needed = 4_000
                * SampleSize.factor(difference.interval(Confidence.LEVEL), Confidence.LEVEL, SampleSize.POWER)
                        .orElseThrow();

        double effect = difference.value();
        assertThat(needed).isCloseTo(15.7 / (effect * effect), within(needed * 0.1));
    }

    @Test
    void noDifference_isFoundByNoNumber() {
        assertThat(SampleSize.factor(new Estimate(0, -1, 1), Confidence.LEVEL, SampleSize.POWER))
                .isEmpty();
    }
}
