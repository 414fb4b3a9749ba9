package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Memory is neither lost nor fatal. */
@EnabledOnOs(OS.LINUX)
class EngineMemoryTest {
    @TempDir
    Path folder;

    @Test
    void thousandRequests_leaveTheMemoryThatAHundredLeft() throws IOException, InterruptedException {
        List<Long> resident = ChildJvm.run(EngineSoak.class, folder.toString()).stream()
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf)
                .toList();

        assertThat(resident).hasSize(2);
        assertThat(resident.get(1)).isLessThan((long) (1.05 * resident.get(0)));
    }

    @Test
    void promptThatNeedsMoreThanThereIs_endsByItself() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/prlimit")) || Files.isExecutable(Path.of("/bin/prlimit")),
                "prlimit of util-linux is not here");

        assertThat(ChildJvm.run(TightMemory.class, folder.toString()))
                .contains("TOKENS 60", "OUT_OF_MEMORY", "TOKENS 5")
                .endsWith("LIMIT 4");
    }

    @Test
    void memoryThatLibtorchCannotGive_isKnownAsSuch() {
        try (EmbeddedBatch model = new EmbeddedBatch(folder, Numerics.F32)) {
            Throwable failure = catchThrowable(() -> model.decoder().reserve(Integer.MAX_VALUE));
            model.decoder().reserve(16);

            assumeTrue(failure != null, "this system promises 4 TB");
            assertThat(failure).isInstanceOf(EngineException.class).matches(EngineFailures::isOutOfMemory);
        }
    }
}
