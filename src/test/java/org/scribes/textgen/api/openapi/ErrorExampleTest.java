package org.scribes.textgen.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of the examples are those of the sources. */
class ErrorExampleTest {
    private static final Pattern SEAM_OF_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");
    /** What a message is completed with, and where its completed halves meet. */
    private static final Pattern FILLED_IN = Pattern.compile(
            "[0-9][0-9.:TZ-]*|[();]|\\b(?:temperature|group) |(?<=the budget of )this key|\\bUSD\\b|X-API-Key|repeated itself");

    private static String sources = "";

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("ErrorExample.java"))
                    .map(ErrorExampleTest::literalsJoined)
                    .collect(Collectors.joining());
        }
    }

    private static String literalsJoined(Path file) {
        try {
            return SEAM_OF_LITERALS.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void detail_isWhatTheServiceSends(ErrorExample example) {
        List<String> parts = Stream.of(FILLED_IN.split(example.detail(), -1))
                .map(String::strip)
                .filter(part -> part.length() > 1)
                .toList();

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(sources.contains(part)).as(part).isTrue());
    }

    static List<ErrorExample> examples() {
        return ErrorExample.BY_RESPONSE.values().stream().flatMap(List::stream).toList();
    }
}
