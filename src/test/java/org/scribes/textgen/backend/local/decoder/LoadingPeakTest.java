package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.local.ChildJvm;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.TestingEngine;

/**
 * Tests that a load needs at most 48 MiB beside the model and the page cache. The environment makes the allocator
 * return freed memory at once.
 */
@Tag("full")
class LoadingPeakTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MEBIBYTE = 1 << 20;
    private static final int VOCABULARY = 48_000;
    private static final int HIDDEN = 1024;
    private static final int INNER = 4096;
    private static final int LAYERS = 2;
    private static final String CONFIG = """
            {"model_type":"llama","vocab_size":%d,"hidden_size":%d,"intermediate_size":%d,"num_hidden_layers":%d,
             "num_attention_heads":16,"num_key_value_heads":16,"max_position_embeddings":64,"rms_norm_eps":1e-5,
             "tie_word_embeddings":true}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT8, 1, 1", "INT4, 0.625, 0.625", "FLOAT, 2, 0"})
    void load_largeCheckpoint_needsLittleExtraMemory(String weights, double linear, double head, TestReporter reporter)
            throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(STATUS), () -> STATUS + " is Linux's");
        Files.writeString(folder.resolve("config.json"), CONFIG.formatted(VOCABULARY, HIDDEN, INNER, LAYERS));
        LargeFile.write(folder);

        ToDoubleFunction<String> found =
                ChildJvm.run(Load.class, Map.of("WEIGHTS", weights, "MALLOC_MMAP_THRESHOLD_", "1048576"), folder);

        double table = (double) VOCABULARY * HIDDEN;
        double layers = LAYERS * (4.0 * HIDDEN * HIDDEN + 3.0 * HIDDEN * INNER);
        double model = (2 * table + head * table + linear * layers) / MEBIBYTE;
        double peak = found.applyAsDouble("peak");
        reporter.publishEntry(
                weights,
                "model %.0f MiB, held %.0f MiB, peak %.0f MiB".formatted(model, found.applyAsDouble("final"), peak));
        assertThat(peak).isBetween(0.95 * model, model + 48); // memory held before may have been freed
    }

    /** Loads the model in its own process and prints the memory that this took. */
    static final class Load {
        private Load() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Numerics numerics = switch (Numerics.Weights.valueOf(System.getenv("WEIGHTS"))) {
                case INT8 -> Numerics.int8(true);
                case INT4 -> Numerics.int4();
                case FLOAT -> Numerics.floats(TorchType.BF16);
            };
            TestingEngine.start();
            TestingCheckpoints.load(EmbeddedModel.install(folder), Numerics.int8(true))
                    .close(); // loads what libtorch keeps anyway
            long before = anonymous();
            AtomicLong peak = new AtomicLong();
            AtomicBoolean done = new AtomicBoolean();
            Thread watcher = new Thread(() -> {
                while (!done.get()) {
                    peak.accumulateAndGet(anonymous(), Math::max);
                }
            });
            watcher.start();
            try (Decoder decoder = TestingCheckpoints.load(folder, numerics)) {
                done.set(true);
                watcher.join();
                ChildJvm.print("final", (anonymous() - before) / MEBIBYTE);
                ChildJvm.print("peak", (peak.get() - before) / MEBIBYTE);
                ChildJvm.print("vocabulary", decoder.vocabularySize());
            }
        }

        /** Anonymous memory in bytes. */
        private static long anonymous() {
            try {
                return ChildJvm.status("RssAnon:");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
