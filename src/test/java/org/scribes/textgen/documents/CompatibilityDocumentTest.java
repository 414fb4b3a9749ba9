package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tests that {@code docs/compatibility.md} names for the faults of other servers are there. */
class CompatibilityDocumentTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|$", Pattern.MULTILINE);
    private static final int LEAST_ROWS = 20;

    @TestFactory
    Stream<DynamicTest> namedTests_exist() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("docs", "compatibility.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(LEAST_ROWS);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.group(1) + "." + row.group(2),
                        () -> assertThat(source(row.group(1))).contains(" " + row.group(2) + "(")));
    }

    private static String source(String testClass) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test class " + testClass));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
