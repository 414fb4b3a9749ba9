package org.scribes.textgen.api.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modules of the page that need no browser, tested by Node.js' own runner: {@code node --test src/test/page/*.mjs} does
 * the same. Without Node.js 18 they are skipped, unless {@code TEXTGEN_REQUIRE_SERVICES} is true: then they fail.
 */
class PageModulesTest {
    private static final Path TESTS = Path.of("src/test/page");
    private static final long MOST_SECONDS = 120;

    static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".test.mjs"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void module_underNode_passesItsTests(Path test) throws IOException, InterruptedException {
        assumeNode();
        Path output = Files.createTempFile("page-modules", ".tap");
        try {
            boolean ended = node(output, "--test", "--test-reporter=tap", test.toString());
            String report = Files.readString(output);
            assertThat(ended).as(report).isTrue();
            assertThat(report).contains("\n# pass ").doesNotContain("\n# pass 0\n");
            List<String> skipped = report.lines()
                    .filter(line -> line.contains("# SKIP"))
                    .map(String::strip)
                    .toList();
            Assumptions.assumeTrue(skipped.isEmpty(), () -> "all but " + skipped + " passed");
        } finally {
            Files.delete(output);
        }
    }

    private static void assumeNode() throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        try {
            Optional<String> version = isInstalled() && node(output, "--version")
                    ? Optional.of(Files.readString(output))
                    : Optional.empty();
            boolean isFit = version.map(text ->
                            Runtime.Version.parse(text.strip().substring(1)).feature())
                    .filter(major -> major >= 18)
                    .isPresent();
            if (!isFit && Boolean.parseBoolean(System.getenv("TEXTGEN_REQUIRE_SERVICES"))) {
                throw new AssertionError("there is no Node.js 18 on the PATH, and TEXTGEN_REQUIRE_SERVICES is true");
            }
            Assumptions.assumeTrue(isFit, "there is no Node.js 18 on the PATH");
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isInstalled() {
        return Stream.of(path().split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    /** Runs it with this JDK on its path. Returns whether it ended well, in time. */
    private static boolean node(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .put("PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + path());
        Process process = builder.start();
        if (!process.waitFor(MOST_SECONDS, SECONDS)) {
            process.destroyForcibly();
            Files.writeString(output, Files.readString(output, UTF_8) + "\nended after " + MOST_SECONDS + " s");
            return false;
        }
        return process.exitValue() == 0;
    }

    private static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }
}
