package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scribes.textgen.domain.ModelLoadException;

class SafetensorsFuzzTest {
    /** Parsing may allocate a fixed amount plus a multiple of the actual input, never what a header claims. */
    private static final long FIXED_BYTES = 2 << 20;

    private static final long BYTES_PER_BYTE = 256;

    @FuzzTest
    void anyFile_isReadOrRefused(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("fuzz", ".safetensors");
        try {
            Files.write(path, bytes);
            assertThat(TestingMemory.allocatedBy(() -> open(path, bytes.length)))
                    .isLessThan(FIXED_BYTES + BYTES_PER_BYTE * bytes.length);
        } finally {
            Files.delete(path);
        }
    }

    private static void open(Path path, int length) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (TensorInfo tensor : file.tensors().values()) {
                assertThat(tensor.begin()).isBetween(8L, (long) length);
                assertThat(tensor.end()).isBetween(tensor.begin(), (long) length);
            }
        } catch (ModelLoadException refused) {
            assertThat(refused).hasMessageStartingWith(path.getFileName() + ": ");
        }
    }
}
