package org.scribes.textgen.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Prometheus' own tool. A test that needs it is skipped where it is not installed, unless {@code TEXTGEN_REQUIRE_SERVICES}
 * is true: then it fails.
 */
final class Promtool {
    private Promtool() {}

    /** Runs it, and asserts that it is content. */
    static void assertAccepts(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Path program() {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv("TEXTGEN_REQUIRE_SERVICES"))) {
            throw new AssertionError("there is no promtool on the PATH, and TEXTGEN_REQUIRE_SERVICES is true");
        }
        Assumptions.assumeTrue(found.isPresent(), "there is no promtool on the PATH");
        return found.orElseThrow();
    }
}
