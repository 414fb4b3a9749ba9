package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.batch.TightMemory;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.EngineFailures;
import org.scribes.textgen.backend.local.decoder.EngineSoak;
import org.scribes.textgen.backend.local.decoder.Numerics;
import org.scribes.textgen.backend.local.decoder.RandomCheckpoint;

/** Tests for memory leaks and out-of-memory handling. */
@EnabledOnOs(OS.LINUX)
@Tag("full")
class EngineMemoryTest {
    /** Keeps the compiler's memory from growing during the test. */
    private static final Map<String, String> COMPILED_ONCE = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    @TempDir
    Path folder;

    @Test
    void thousandRequests_leakNoMemory() throws IOException, InterruptedException {
        ToDoubleFunction<String> resident = ChildJvm.run(EngineSoak.class, COMPILED_ONCE, folder);

        assertThat(resident.applyAsDouble("thousand")).isLessThan(1.05 * resident.applyAsDouble("hundred"));
    }

    @Test
    void tooLargePrefill_failsAlone() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/prlimit")) || Files.isExecutable(Path.of("/bin/prlimit")),
                "prlimit of util-linux is not here");

        new RandomCheckpoint(Files.createDirectory(folder.resolve(TightMemory.FOLDER)), TightMemory.WIDE);
        ToDoubleFunction<String> found = ChildJvm.run(TightMemory.class, COMPILED_ONCE, folder);

        assertThat(found.applyAsDouble("first")).isEqualTo(60);
        assertThat(found.applyAsDouble("large")).isEqualTo(TightMemory.REFUSED);
        assertThat(found.applyAsDouble("last")).isEqualTo(5);
        assertThat(found.applyAsDouble("limit")).isEqualTo(4);
    }

    @Test
    void libtorchAllocationFailure_isRecognized() {
        try (EmbeddedBatch model = new EmbeddedBatch(folder, Numerics.F32)) {
            Throwable failure = catchThrowable(() -> model.decoder().reserve(Integer.MAX_VALUE));
            model.decoder().reserve(16);

            assumeTrue(failure != null, "this system promises 4 TB");
            assertThat(failure).isInstanceOf(EngineException.class).matches(EngineFailures::isOutOfMemory);
        }
    }
}
