package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final DataDirectory.Pause NO_PAUSE = duration -> {
        throw new AssertionError("nothing to wait for");
    };

    @TempDir
    Path folder;

    @Test
    void absentFolder_isMadeAndHeldInTheNameOfThisProcess() throws IOException {
        Path data = folder.resolve("a/b");

        try (DataDirectory directory = DataDirectory.open(data, NO_PAUSE)) {
            assertThat(directory.path()).isEqualTo(data.toAbsolutePath().normalize());
        }

        assertThat(data.resolve("lock"))
                .hasContent("pid " + ProcessHandle.current().pid());
    }

    @Test
    void closedFolder_canBeOpenedAgain() {
        DataDirectory.open(folder, NO_PAUSE).close();
        DataDirectory.open(folder, NO_PAUSE).close();
    }

    @Test
    void folderThatThisProcessLetsGo_isWaitedFor() {
        DataDirectory predecessor = DataDirectory.open(folder, NO_PAUSE);
        List<Duration> pauses = new ArrayList<>();

        DataDirectory successor = DataDirectory.open(folder, pause -> {
            pauses.add(pause);
            if (pauses.size() == 3) {
                predecessor.close();
            }
        });
        successor.close();

        assertThat(pauses).hasSize(3);
    }

    @Test
    void folderThatThisProcessKeeps_isAnErrorAfterTenSeconds() {
        List<Duration> pauses = new ArrayList<>();

        try (DataDirectory holder = DataDirectory.open(folder, NO_PAUSE)) {
            assertThatThrownBy(() -> DataDirectory.open(holder.path(), pauses::add))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("textgen.data.dir is " + holder.path() + ", which another instance uses")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void interruptedWait_endsInAnError() {
        try (DataDirectory holder = DataDirectory.open(folder, NO_PAUSE)) {
            assertThatThrownBy(() -> DataDirectory.open(holder.path(), pause -> {
                        throw new InterruptedException();
                    }))
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void folderOfAnotherProcess_isAnErrorAtOnceThatNamesIt() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");

            assertThatThrownBy(() -> DataDirectory.open(folder, NO_PAUSE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("Wrong configuration: textgen.data.dir is "
                            + folder.toAbsolutePath().normalize()
                            + ", which another instance uses (process pid " + other.pid()
                            + "): stop that one, or set TEXTGEN_DATA_DIR to another folder for this one");
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataDirectory.open(folder, NO_PAUSE).close();
    }

    @Test
    void file_isNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file, NO_PAUSE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.data.dir is " + file + ", which is a file, not a folder: it must be");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("below"), NO_PAUSE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("textgen.data.dir is " + file.resolve("below")
                        + ", which has a file where its path needs a folder: it must be");
    }

    @Test
    void lockThatCannotBeWritten_isAnError() throws IOException {
        Files.createDirectory(folder.resolve("lock"));

        assertThatThrownBy(() -> DataDirectory.open(folder, NO_PAUSE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("whose file lock is a folder, not a file: it must be");
    }

    /** Another instance: holds a folder until its input ends or it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]))) {
                System.out.println(directory.path().isAbsolute() ? "held" : "wrong");
                int end = System.in.read();
                System.exit(end);
            }
        }
    }
}
