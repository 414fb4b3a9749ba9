package org.scribes.textgen.guard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.guard.TestingKeys;
import org.scribes.textgen.observe.TestingLog;

class KeyFileTest {
    private static final String FIRST = TestingKeys.line("k1", "assistant");
    private static final String SECOND = TestingKeys.line("k2", "batch");

    @TempDir
    Path folder;

    private final TestingLog log = new TestingLog(KeyFile.class);
    private long now = -5;
    private Path path = Path.of("");
    private KeyFile file = new KeyFile(path, () -> now);

    @BeforeEach
    void makeFile() {
        path = folder.resolve("api-keys");
        file = new KeyFile(path, () -> now);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void absentFile_hasNoKeysAndLogsACommand() {
        assertThat(file.find(TestingKeys.key("k1"))).isEmpty();

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1)).startsWith("no_api_keys ").contains("keys add NAME --file '" + path + "'");
    }

    @Test
    void addedKey_isKnownASecondLater() throws IOException {
        assertThat(file.find(TestingKeys.key("k1"))).isEmpty();
        write(FIRST);

        pass(Duration.ofMillis(999));
        assertThat(file.find(TestingKeys.key("k1"))).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(file.find(TestingKeys.key("k1"))).isPresent();
        Files.writeString(path, SECOND + "\n", StandardOpenOption.APPEND);
        pass(Duration.ofSeconds(1));
        assertThat(file.find(TestingKeys.key("k2"))).isPresent();
    }

    @Test
    void removedKey_isUnknown() throws IOException {
        write(FIRST, SECOND);
        assertThat(file.find(TestingKeys.key("k1"))).isPresent();

        write(SECOND);
        pass(Duration.ofSeconds(1));

        assertThat(file.find(TestingKeys.key("k1"))).isEmpty();
        assertThat(file.find(TestingKeys.key("k2"))).isPresent();
        Files.delete(path);
        pass(Duration.ofSeconds(1));
        assertThat(file.find(TestingKeys.key("k2"))).isEmpty();
    }

    @Test
    void unreadableFile_keepsTheKeysAndIsLoggedOnce() throws IOException {
        write(FIRST);
        assertThat(file.find(TestingKeys.key("k1"))).isPresent();

        Files.delete(path);
        Files.createDirectory(path);
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(file.find(TestingKeys.key("k1"))).isPresent();
        }
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("key_file_unreadable "))
                .hasSize(1);
        Files.delete(path);
        write(SECOND);
        pass(Duration.ofSeconds(1));
        assertThat(file.find(TestingKeys.key("k1"))).isEmpty();
        assertThat(file.find(TestingKeys.key("k2"))).isPresent();
    }

    @Test
    void wrongLine_isLoggedOnceByNumber() throws IOException {
        write(FIRST, "secretive nonsense", SECOND);

        assertThat(file.find(TestingKeys.key("k2"))).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(file.find(TestingKeys.key("k2"))).isPresent();

        assertThat(log.lines())
                .containsExactly(
                        "key_file_line_wrong file=" + path
                                + " line=2 problem=\"it must have an id, a SHA-256 and a name, separated by spaces\"",
                        "key_file_read file=" + path + " keys=2");
    }

    @Test
    void fileReadableByOthers_isLogged() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        write(FIRST);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        file.find("");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        pass(Duration.ofSeconds(1));
        file.find("");

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("key_file_open_to_others "))
                .hasSize(1);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void write(String... lines) throws IOException {
        Files.write(path, List.of(lines));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
