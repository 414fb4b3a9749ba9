package org.scribes.textgen.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installed browser and its driver. Tests that need them are skipped where one is missing, or fail if {@code
 * TEXTGEN_REQUIRE_SERVICES} is true.
 */
record BrowserPrograms(Path browser, Path driver) {
    static BrowserPrograms installed() {
        return new BrowserPrograms(program("chromium"), program("chromedriver"));
    }

    private static Path program(String name) {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        String missing = "there is no " + name + " on the PATH: the page was not tried in a browser";
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv("TEXTGEN_REQUIRE_SERVICES"))) {
            throw new AssertionError(missing + ", and TEXTGEN_REQUIRE_SERVICES is true");
        }
        assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }
}
