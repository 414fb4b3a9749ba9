package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Steps that take {@code base + perRow * rows} milliseconds. */
    private static StepTimes times(double base, double perRow, int most) {
        return new StepTimes(
                IntStream.iterate(1, rows -> rows <= most, rows -> 2 * rows)
                        .mapToObj(rows -> new StepTimes.Measured(rows, Math.round((base + perRow * rows) * 1e6)))
                        .toList(),
                1);
    }

    @Test
    void smallModel_growsWhileHalfAsManyGiveLessThanNineTenths() {
        int size = BatchSize.of(times(3, 0.2, 64), 400, DEADLINE);

        assertThat(size).isEqualTo(120);
        double half = size / 2.0 / (3 + 0.2 * size / 2);
        double full = size / (3 + 0.2 * size);
        assertThat(half / full).isBetween(0.89, 0.91);
    }

    @Test
    void noisySmallSizes_changeTheChoiceLittle() {
        StepTimes noisy = new StepTimes(
                List.of(
                        new StepTimes.Measured(1, 3_200_000),
                        new StepTimes.Measured(2, 9_000_000),
                        new StepTimes.Measured(64, 15_800_000)),
                1);

        assertThat(BatchSize.of(noisy, 400, DEADLINE)).isEqualTo(120);
    }

    @Test
    void slowModel_staysWithinHalfTheDeadline() {
        // 100 tokens in 15 s: 150 ms for a step
        assertThat(BatchSize.of(times(20, 2.5, 64), 100, DEADLINE)).isEqualTo(52);
    }

    @Test
    void slowerThanTheDeadline_mayTakeThreeTimesASingleStep() {
        assertThat(BatchSize.of(times(80, 20, 8), 400, DEADLINE)).isEqualTo(11);
    }

    @Test
    void rowsAreFree_isTheMaximum() {
        assertThat(BatchSize.of(times(5, 0, 64), 400, DEADLINE)).isEqualTo(BatchSize.MAX);
    }

    @Test
    void oneSizeMeasured_isThatSize() {
        assertThat(BatchSize.of(times(2000, 500, 1), 400, DEADLINE)).isEqualTo(1);
    }
}
