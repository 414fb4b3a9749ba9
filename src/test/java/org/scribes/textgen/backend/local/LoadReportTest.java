package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.observe.TestingLog;

class LoadReportTest {
    private static final long GB = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-7_000_000_000L);
    private final List<String> terminal = new ArrayList<>();
    private final TestingLog log = new TestingLog(LoadReport.class);
    private final LoadReport report = new LoadReport("org/tiny", terminal::add, now::get);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void quickLoad_isLoggedByStepsAndLeavesTheTerminalAlone() {
        report.update(LoadProgress.begin("find"));
        report.update(LoadProgress.begin("engine"));
        after(Duration.ofSeconds(1));
        report.update(LoadProgress.begin("weights"));
        report.update(LoadProgress.of("weights", 0.5));
        after(Duration.ofSeconds(1));

        assertThat(log.lines())
                .containsExactly(
                        "model_loading model=org/tiny step=find seconds=0 percent=0",
                        "model_loading model=org/tiny step=engine seconds=0 percent=0",
                        "model_loading model=org/tiny step=weights seconds=0 percent=0");
        assertThat(terminal).isEmpty();
    }

    /** The first 2 GB are those of an interrupted download, so 1 GB took 10 seconds. */
    @Test
    void download_saysHowMuchIsThereAndHowLongItWillTake() {
        report.update(LoadProgress.ofBytes("download", 2 * GB, 8 * GB));
        for (int second = 1; second <= 10; second++) {
            report.update(LoadProgress.ofBytes("download", 2 * GB + second * GB / 10, 8 * GB));
            after(Duration.ofSeconds(1));
        }

        assertThat(log.lines())
                .containsExactly(
                        "model_loading model=org/tiny step=download seconds=0 percent=25"
                                + " bytes_done=2000000000 bytes_total=8000000000",
                        "model_loading model=org/tiny step=download seconds=4 percent=30"
                                + " bytes_done=2400000000 bytes_total=8000000000 seconds_left=56",
                        "model_loading model=org/tiny step=download seconds=8 percent=35"
                                + " bytes_done=2800000000 bytes_total=8000000000 seconds_left=52");
        assertThat(terminal)
                .containsExactly(
                        "Loading org/tiny: download 30 %, 2.4 GB of 8.0 GB, about 56 s left",
                        "Loading org/tiny: download 35 %, 2.8 GB of 8.0 GB, about 52 s left");
    }

    /** No byte arrives, or one call takes minutes. */
    @Test
    void stepWithoutProgress_isReportedAllTheSame() {
        report.update(LoadProgress.begin("engine"));
        for (int second = 0; second < 60; second++) {
            after(Duration.ofSeconds(1));
        }

        assertThat(terminal).hasSize(15).endsWith("Loading org/tiny: engine, for 60 s");
        assertThat(log.lines()).hasSize(16);
    }

    @Test
    void linesAreAtMostFiveSecondsApart_wheneverAStepBegins() {
        long last = now.get();
        int lines = 0;
        for (int tenth = 0; tenth < 600; tenth++) {
            now.addAndGet(Duration.ofMillis(100).toNanos());
            if (tenth % 173 == 0) {
                report.update(LoadProgress.begin("step-" + tenth));
            }
            if (tenth % 10 == 9) {
                report.repeat();
            }
            if (log.lines().size() > lines) {
                assertThat(Duration.ofNanos(now.get() - last)).isLessThanOrEqualTo(Duration.ofSeconds(5));
                last = now.get();
                lines = log.lines().size();
            }
        }
        assertThat(Duration.ofNanos(now.get() - last)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(lines).isBetween(12, 20);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0.5, about 4 s left",
        "59, 0.5, about 59 s left",
        "120, 0.5, about 2 min left",
        "60, 0.01, about 1 h 39 min left",
    })
    void timeLeft_isInWords(int seconds, double share, String words) {
        report.update(LoadProgress.begin("weights"));
        report.update(LoadProgress.of("weights", share));
        after(Duration.ofSeconds(seconds));

        assertThat(terminal).singleElement().asString().endsWith(", " + words);
    }

    @Test
    void repetition_endsWithTheLoad() {
        CountDownLatch ended = new CountDownLatch(1);
        ended.countDown();

        report.repeatUntil(ended);

        assertThat(terminal).isEmpty();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
        report.repeat();
    }
}
