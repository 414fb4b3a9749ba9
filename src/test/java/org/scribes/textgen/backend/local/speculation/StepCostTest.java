package org.scribes.textgen.backend.local.speculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StepCostTest {
    private static final long MILLI = 1_000_000;

    private final StepCost cost = new StepCost();

    private void observe(int times, int rows, double millis) {
        for (int i = 0; i < times; i++) {
            cost.observe(rows, (long) (millis * MILLI));
        }
    }

    @Example
    void nanos_nothingObserved_isTheInitialEstimate() {
        assertThat(cost.nanos(1)).isCloseTo(10 * MILLI, withinPercentage(0.1));
        assertThat(cost.perRow()).isCloseTo(0.5 * MILLI, withinPercentage(0.1));
    }

    @Example
    void perRow_singleRowCount_isAFewPercent() {
        observe(50, 4, 20);

        assertThat(cost.nanos(4)).isCloseTo(20 * MILLI, withinPercentage(0.1));
        assertThat(cost.perRow()).isCloseTo(0.25 * MILLI, withinPercentage(0.1));
    }

    @Example
    void observe_noisyLine_isFitted() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int rows = 1 + random.nextInt(16);
            cost.observe(rows, (long) ((12 + 0.7 * rows) * MILLI * (0.95 + 0.1 * random.nextDouble())));
        }

        assertThat(cost.perRow()).isCloseTo(0.7 * MILLI, withinPercentage(15));
        assertThat(cost.nanos(8)).isCloseTo(17.6 * MILLI, withinPercentage(3));
    }

    @Example
    void observe_changedSpeed_isLearnedInAFewHundredSteps() {
        for (int i = 0; i < 200; i++) {
            cost.observe(1 + i % 4, (10 + i % 4) * MILLI);
        }
        for (int i = 0; i < 400; i++) {
            cost.observe(1 + i % 4, 3L * (10 + i % 4) * MILLI);
        }

        assertThat(cost.nanos(2)).isCloseTo(33 * MILLI, withinPercentage(5));
    }

    @Example
    void observe_outlier_changesLittle() {
        observe(200, 2, 10);
        observe(1, 2, 5000);

        assertThat(cost.nanos(2)).isBetween(10.0 * MILLI, 11.0 * MILLI);
    }

    @Example
    void observe_delayedFirstStep_isDropped() {
        observe(1, 2, 5000);
        observe(1, 2, 10);

        assertThat(cost.nanos(2)).isCloseTo(10 * MILLI, withinPercentage(0.1));
    }

    @Example
    void observe_fasterLargerSteps_keepARowsCostPositive() {
        observe(50, 1, 10);
        observe(50, 8, 8);

        assertThat(cost.perRow()).isPositive();
        assertThat(cost.nanos(1)).isPositive();
    }

    @Example
    void observe_superlinearCost_keepsTheBasePositive() {
        observe(50, 1, 1);
        observe(50, 4, 8);

        assertThat(cost.nanos(1) - cost.perRow()).isNotNegative();
    }

    @Example
    void rowsWithin_nanos_isTheLargestFit() {
        for (int i = 0; i < 200; i++) {
            cost.observe(1 + i % 16, (10 + i % 16) * MILLI);
        }

        assertThat(cost.rowsWithin(30 * MILLI)).isBetween(20, 22);
        assertThat(cost.rowsWithin(1)).isZero();
        assertThat(cost.rowsWithin(1e30)).isEqualTo(Integer.MAX_VALUE);
    }

    @Property
    void nanos_anyObservations_growWithRows(@ForAll long seed, @ForAll @IntRange(max = 40) int steps) {
        Random random = new Random(seed);
        for (int i = 0; i < steps; i++) {
            cost.observe(1 + random.nextInt(1 << random.nextInt(13)), random.nextLong(1L << random.nextInt(50)));
        }

        assertThat(cost.perRow()).isFinite().isPositive();
        assertThat(cost.nanos(0)).isFinite().isNotNegative();
        assertThat(cost.nanos(2)).isGreaterThan(cost.nanos(1));
        int fits = cost.rowsWithin(cost.nanos(100));
        assertThat(fits).isBetween(99, 101);
    }

    @Example
    void observe_noStep_fails() {
        assertThatIllegalArgumentException().isThrownBy(() -> cost.observe(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> cost.observe(1, -1));
    }
}
