package org.scribes.textgen.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.threads.BackgroundTasks;

class AvailabilitySamplesTest {
    private final ServiceLevels levels =
            new ServiceLevels(400, since -> Optional.empty(), System::nanoTime, InstantSource.system());

    @Test
    void sample_countsTheReadinessOfTheModel() {
        AtomicBoolean ready = new AtomicBoolean(true);
        AvailabilitySamples samples =
                new AvailabilitySamples(() -> TestingRequests.model(ready.get()), levels, new BackgroundTasks());
        samples.takeSample();
        ready.set(false);
        samples.takeSample();

        assertThat(availability().value()).hasValue(0.5);
        assertThat(availability().count()).isEqualTo(2);
    }

    /** An exception would cancel the schedule. */
    @Test
    void exception_countsAsNotReadyAndIsNotThrown() {
        AvailabilitySamples samples = new AvailabilitySamples(
                () -> {
                    throw new IllegalStateException("broken");
                },
                levels,
                new BackgroundTasks());
        try (TestingLog log = new TestingLog(AvailabilitySamples.class)) {
            samples.takeSample();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("availability_unknown")
                    .doesNotContain("broken");
        }
        assertThat(availability().value()).hasValue(0);
    }

    @Test
    void error_isReportedAndNotThrown() {
        BackgroundTasks tasks = new BackgroundTasks();
        AvailabilitySamples samples = new AvailabilitySamples(
                () -> {
                    throw new NoClassDefFoundError();
                },
                levels,
                tasks);

        samples.takeSample();

        assertThat(tasks.health().getData().orElseThrow()).containsEntry("availability", "NoClassDefFoundError");
    }

    private Level availability() {
        return levels.report().objectives().stream()
                .filter(objective -> objective.name().equals("availability"))
                .findFirst()
                .orElseThrow()
                .over(Window.FIVE_MINUTES);
    }
}
