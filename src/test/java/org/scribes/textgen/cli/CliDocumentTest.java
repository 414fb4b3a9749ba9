package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/cli.md, each run by bash in a JVM of its own, print what the document shows. */
class CliDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "cli.md");
    /** A command, and the block under it if there is one. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^    (.*java -jar target/scribes-textgen\\.jar .*)\\n(?:\\n((?:    .*\\n)+))?");

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path home;

    private record Example(String command, String output) {}

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(part -> Files.isExecutable(Path.of(part, "bash"))),
                "bash is needed");
        List<Example> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
        while (example.find()) {
            String output = example.group(2) == null ? "" : example.group(2);
            examples.add(new Example(example.group(1), output.contains("java -jar") ? "" : output));
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
        return examples.stream().map(one -> dynamicTest(one.command(), () -> run(one)));
    }

    private void run(Example example) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = example.command()
                .replace(
                        "java -jar target/scribes-textgen.jar",
                        "'" + java + "' -Duser.home='" + home + "' -XX:TieredStopAtLevel=1 -cp \"$CLI_CLASS_PATH\" "
                                + Main.class.getName());
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(HF|TEXTGEN|ASSISTANT|HTTP|HTTPS|LOG)_.*"));
        builder.environment().put("CLI_CLASS_PATH", System.getProperty("java.class.path"));
        builder.environment()
                .put(
                        "TEXTGEN_ENV_FILE",
                        Files.createTempFile(home, "empty", ".env").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        if (example.output().isEmpty()) {
            assertThat(process.exitValue()).isZero();
        } else {
            assertThat(output).isEqualTo(example.output().replaceAll("(?m)^    ", ""));
        }
    }
}
