package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a server has logged, its records of failures too. */
final class Logs {
    private Logs() {}

    /** Asserts that no file below {@code folder} holds any of {@code words}. */
    static void assertNoneOf(Path folder, String... words) throws IOException {
        List<Path> files = files(folder);
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(words);
        }
    }

    /** All of it. */
    static String text(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(folder)) {
            text.append(Files.readString(file, ISO_8859_1));
        }
        return text.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
