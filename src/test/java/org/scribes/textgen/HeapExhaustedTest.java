package org.scribes.textgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java process with the server's own options: whether it outlives memory that has run out. */
class HeapExhaustedTest {
    private static final Path OPTIONS = Path.of("src/main/liberty/config/jvm.options");
    private static final int SURVIVED = 7;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    /** Catches every error, as a thread of a server may. */
    static final class FillsTheHeap {
        private FillsTheHeap() {}

        public static void main(String[] arguments) {
            List<byte[]> kept = new ArrayList<>();
            try {
                while (true) {
                    kept.add(new byte[1 << 20]);
                }
            } catch (OutOfMemoryError e) {
                System.exit(kept.isEmpty() ? 0 : SURVIVED);
            }
        }
    }

    /** As libtorch's tensors are made in Java: memory outside the heap, which has a limit of its own. */
    static final class FillsMemoryBesideTheHeap {
        private FillsMemoryBesideTheHeap() {}

        public static void main(String[] arguments) {
            List<ByteBuffer> kept = new ArrayList<>();
            try {
                while (true) {
                    kept.add(ByteBuffer.allocateDirect(1 << 20));
                }
            } catch (OutOfMemoryError e) {
                System.exit(kept.isEmpty() ? 0 : SURVIVED);
            }
        }
    }

    @Test
    void heapExhausted_endsTheProcessAtOnce() throws Exception {
        assertThat(statusOf(FillsTheHeap.class)).isNotZero().isNotEqualTo(SURVIVED);
    }

    @Test
    void memoryBesideTheHeapExhausted_doesNotEndTheProcess() throws Exception {
        assertThat(statusOf(FillsMemoryBesideTheHeap.class)).isEqualTo(SURVIVED);
    }

    private int statusOf(Class<?> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try (Stream<String> options = Files.lines(OPTIONS)) {
            command.addAll(options.filter(line -> line.startsWith("-")).toList());
        }
        command.addAll(List.of(
                "-Xmx32m",
                "-XX:MaxDirectMemorySize=16m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
