package org.scribes.textgen.guard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.guard.ApiKeys;
import org.scribes.textgen.observe.TestingLog;

/** The commands of the shell in docs/keys-and-limits.md make and revoke keys that are understood. */
class KeyCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requireBash() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(part -> Files.isExecutable(Path.of(part, "bash"))),
                "bash is needed");
    }

    @Test
    void document_makesAKeyAndRevokesIt() throws IOException, InterruptedException {
        String first = run(documented("umask 077; key="));
        String second = run(documented("umask 077; key="));

        assertThat(first).matches("k[0-9a-f]{8}\\.[A-Za-z0-9_-]{43}").isNotEqualTo(second);
        assertThat(keys().find(first)).map(Client::name).contains("assistant");
        assertThat(keys().find(second)).isPresent();
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file())).doesNotContain(first.substring(first.indexOf('.')));

        assertThat(run(documented("grep -v").replace("k1234abcd", first.substring(0, first.indexOf('.')))))
                .isEmpty();

        assertThat(keys().find(first)).isEmpty();
        assertThat(keys().find(second)).isPresent();
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void log_namesTheCommandAndTheFile() {
        try (TestingLog log = new TestingLog(KeyFile.class)) {
            new KeyFile(file(), () -> 0).find("");

            assertThat(log.lines().get(log.lines().size() - 1))
                    .contains("make=\"java -jar target/scribes-textgen.jar keys add NAME --file '" + file() + "'\"");
        }
    }

    private ApiKeys keys() throws IOException {
        return ApiKeys.of(Files.readAllLines(file()), line -> {
            throw new AssertionError(line);
        });
    }

    private Path file() {
        return folder.resolve("api-keys");
    }

    /** The one command of the document with {@code part} in it. */
    private static String documented(String part) throws IOException {
        List<String> commands = Files.readAllLines(Path.of("docs", "keys-and-limits.md")).stream()
                .filter(line -> line.startsWith("    ") && line.contains(part))
                .map(String::strip)
                .toList();
        assertThat(commands).hasSize(1);
        return commands.get(0);
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().put("TEXTGEN_DATA_DIR", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
