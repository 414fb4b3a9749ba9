package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LocalMemoryConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.threads.BackgroundTasks;

/** Tests that a model that is unloaded gives its memory and its threads back, in a process of its own. */
@Tag("full")
class ReloadedModelTest {
    private static final int WARM = 5;
    private static final int TIMES = 25;

    @TempDir
    Path folder;

    @Test
    void modelOpenedAndClosedTwentyTimes_leavesNothing(TestReporter reporter) throws Exception {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.isReadable(status), () -> status + " is Linux's");
        ToDoubleFunction<String> found = ChildJvm.run(Reloads.class, Map.of(), folder);

        reporter.publishEntry(Map.of(
                "MB loaded", megabytes(found, "loaded"),
                "MB after 5", megabytes(found, "warm"),
                "MB after 25", megabytes(found, "end")));
        assertThat(found.applyAsDouble("loaded") - found.applyAsDouble("warm"))
                .as("the weights are 16 MB in f32; of the KV cache few pages are used")
                .isGreaterThan(10e6);
        assertThat(found.applyAsDouble("end")).isLessThan(found.applyAsDouble("warm") + 25e6);
        assertThat(found.applyAsDouble("endThreads")).isLessThanOrEqualTo(found.applyAsDouble("warmThreads"));
    }

    private static String megabytes(ToDoubleFunction<String> found, String name) {
        return Long.toString(Math.round(found.applyAsDouble(name) / 1e6));
    }

    /** Loads, asks and unloads a model again and again. */
    static final class Reloads {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            LocalModels models = new LocalModels(
                    DataDirectory.open(Path.of(arguments[0])),
                    new LocalMemoryConfig(OptionalLong.empty()),
                    TestingLocalBackend.threads(),
                    new TestingMetrics().metrics(),
                    new BackgroundTasks());
            for (int time = 1; time <= TIMES; time++) {
                OpenTarget target = models.open(TestingLocalBackend.target(
                                "small", Map.of("textgen.local.kv-memory", "100 MB", "hf.model.precision", "f32")))
                        .orElseThrow();
                target.start();
                while (!target.backend().modelStatus().ready()) {
                    Thread.sleep(5);
                }
                ask(target);
                if (time == WARM) {
                    ChildJvm.print("loaded", (double) ChildJvm.status("VmRSS"));
                }
                target.close();
                while (inferenceThreads() > 0) {
                    Thread.sleep(5);
                }
                if (time == WARM || time == TIMES) {
                    System.gc();
                    Thread.sleep(200); // threads of libtorch end after the one that used them
                    String name = time == WARM ? "warm" : "end";
                    ChildJvm.print(name, (double) ChildJvm.status("VmRSS"));
                    ChildJvm.print(name + "Threads", ChildJvm.status("Threads") / 1024.0);
                }
            }
        }

        private static long inferenceThreads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("inference-thread"))
                    .count();
        }

        private static void ask(OpenTarget target) {
            GenerationRequest request = new GenerationRequest(
                    "id",
                    new Prompt.Text("In the beginning God created the heavens and the earth.", true),
                    List.of(),
                    SamplingOptions.DEFAULTS,
                    Optional.empty(),
                    Delivery.WHOLE);
            target.backend().generate(request, piece -> {}, new Cancellation(Duration.ofMinutes(1), System::nanoTime));
        }
    }
}
