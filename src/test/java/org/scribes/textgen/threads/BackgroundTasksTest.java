package org.scribes.textgen.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.observe.TestingLog;

class BackgroundTasksTest {
    private final BackgroundTasks tasks = new BackgroundTasks();
    private final BackgroundTask task = tasks.task("engine");

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("secret"),
                new StackOverflowError(),
                new NoClassDefFoundError("secret"),
                new OutOfMemoryError("secret"),
                new AssertionError("secret"));
    }

    private static void throwIt(Throwable throwable) {
        if (throwable instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) throwable;
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void failingRound_makesTheServiceNotReady(Throwable throwable) {
        tasks.task("another").run(() -> {});

        assertThat(task.run(() -> throwIt(throwable))).isFalse();

        HealthCheckResponse response = tasks.health();
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData())
                .contains(Map.of("engine", throwable.getClass().getSimpleName()));
    }

    @Test
    void failingRound_returnsTheResultOfTheFailureHandler() {
        String result = task.run(
                () -> {
                    throw new StackOverflowError();
                },
                e -> "failed by " + e.getClass().getSimpleName());

        assertThat(result).isEqualTo("failed by StackOverflowError");
    }

    @Test
    void successfulRound_makesTheServiceReadyAgain() {
        task.run(() -> throwIt(new StackOverflowError()));

        assertThat(task.run(() -> "well", e -> "failed")).isEqualTo("well");

        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void recovered_makesTheServiceReadyAgain() {
        task.run(() -> throwIt(new StackOverflowError()));

        task.recovered();

        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void repeatedFailure_isLoggedOnceAndItsEndOnce() {
        try (TestingLog log = new TestingLog(BackgroundTask.class)) {
            task.run(() -> {});
            task.run(() -> throwIt(new NoClassDefFoundError("secret")));
            task.run(() -> throwIt(new NoClassDefFoundError("secret")));
            task.run(() -> {});

            List<String> lines = log.lines();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0))
                    .startsWith("background_task_failed task=engine")
                    .doesNotContain("secret");
            assertThat(lines.get(1)).isEqualTo("background_task_back task=engine");
        }
    }
}
