package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    @Test
    void progress_isReportedOnceASecond() {
        AtomicLong time = new AtomicLong(-5_000_000_000L);
        List<Long> told = new ArrayList<>();
        ProgressMeter meter = new ProgressMeter(1000, (done, total, file) -> told.add(done), time::get);

        meter.report("a");
        for (int i = 0; i < 25; i++) {
            time.addAndGet(100_000_000L);
            meter.received(10, "a");
        }
        meter.report("a");

        assertThat(told).containsExactly(0L, 100L, 200L, 250L);
        assertThat(meter.remaining()).isEqualTo(750);
    }
}
