package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.local.decoder.StepTimes;

class EngineSpeedTest {
    private static final long MILLI = 1_000_000;

    /** A step takes 4 ms, and 0.25 ms for each answer. */
    private static final StepTimes TIMES = new StepTimes(
            IntStream.of(1, 2, 4, 8, 16, 32, 64)
                    .mapToObj(rows -> new StepTimes.Measured(rows, 4 * MILLI + rows * MILLI / 4))
                    .toList(),
            MILLI / 10.0);

    private final EngineSpeed speed = new EngineSpeed(TIMES);

    private void work(int seconds, double pace) {
        for (int i = 0; i < seconds * 100; i++) {
            // 32 answers take 12 ms and 80 prompt tokens 8 ms
            speed.observe(32, 32, 80, (long) (20 * MILLI * pace));
        }
    }

    @Test
    void measuredSteps_giveTheShape() {
        assertThat(speed.step().nanos(128)).isCloseTo(36 * MILLI, within(0.5 * MILLI));
        assertThat(speed.pace()).isEqualTo(1);
    }

    @Test
    void slowerTurns_slowThePaceWithinSeconds() {
        work(20, 2);
        assertThat(speed.pace()).isCloseTo(2, within(0.1));

        work(20, 1);
        assertThat(speed.pace()).isCloseTo(1, within(0.1));
    }

    @Test
    void onePause_hardlyChangesThePace() {
        work(10, 1);

        speed.observe(32, 32, 80, 300 * MILLI);

        assertThat(speed.pace()).isBetween(1.0, 1.2);
    }

    @Test
    void acceptedProposals_quickenThePace() {
        for (int i = 0; i < 4000; i++) {
            speed.observe(1, 3, 0, 4 * MILLI + MILLI / 4);
        }

        assertThat(speed.pace()).isCloseTo(1.0 / 3, within(0.03));
    }

    @Test
    void turnWithoutWork_isIgnored() {
        speed.observe(0, 0, 0, 1000 * MILLI);

        assertThat(speed.pace()).isEqualTo(1);
    }

    @Test
    void unknownTimes_areAGuessThatThePaceCorrects() {
        EngineSpeed unmeasured = new EngineSpeed(new StepTimes(List.of(), 500_000));
        for (int i = 0; i < 300; i++) {
            unmeasured.observe(32, 32, 0, 100 * MILLI);
        }

        assertThat(unmeasured.pace() * unmeasured.step().nanos(32)).isCloseTo(100 * MILLI, within(1.0 * MILLI));
    }
}
