package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int VOCABULARY = 100;
    private static final long MILLI = 1_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final List<Integer> reserved = new ArrayList<>();
    private final TestingDecoder decoder = new TestingDecoder(VOCABULARY, 0, 3);

    private StepTimes measure(int maxRows, int window) {
        Decoder recording = new ForwardingDecoder(decoder) {
            @Override
            public void reserve(int tokens) {
                reserved.add(tokens);
            }

            @Override
            public StepLogits step(BatchStep step) {
                return decoder.step(step);
            }
        };
        return new Calibration(recording, nanos::get).measure(maxRows, window);
    }

    /** Steps of a model take {@code base + perRow * rows} nanoseconds. */
    private void takes(long base, long perRow) {
        decoder.afterStep = rows -> nanos.addAndGet(base + perRow * rows);
    }

    @Test
    void fastModel_measuresAllSizes() {
        takes(MILLI, MILLI / 50);

        StepTimes times = measure(256, 512);

        assertThat(times.decode())
                .extracting(StepTimes.Measured::rows)
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
        assertThat(times.decode().get(8).nanos()).isEqualTo(MILLI + 256 * MILLI / 50);
        assertThat(times.promptTokenNanos()).isCloseTo(MILLI / 50.0, within(MILLI / 5000.0));
    }

    @Test
    void slowModel_measuresTheLeastAndEndsSoon() {
        takes(Duration.ofSeconds(1).toNanos(), Duration.ofMillis(100).toNanos());

        StepTimes times = measure(256, 512);

        assertThat(times.decode()).extracting(StepTimes.Measured::rows).containsExactly(1);
        assertThat(decoder.steps).hasSize(8).allMatch(rows -> rows <= 16);
    }

    @Test
    void embeddedModelsSpeed_endsWithinHalfASecond() {
        takes(3 * MILLI, MILLI / 5);

        measure(256, 512);

        assertThat(Duration.ofNanos(nanos.get())).isLessThan(Duration.ofMillis(600));
    }

    @Test
    void measuring_leavesNoCache() {
        takes(MILLI, MILLI / 50);

        measure(8, 512);

        assertThat(reserved).hasSize(2).last().isEqualTo(0);
    }

    @Test
    void shortWindow_isNotExceeded() {
        takes(MILLI, MILLI / 50);

        StepTimes times = measure(8, 33);

        assertThat(decoder.steps).allMatch(rows -> rows <= 32);
        assertThat(times.promptTokenNanos()).isPositive();
    }
}
