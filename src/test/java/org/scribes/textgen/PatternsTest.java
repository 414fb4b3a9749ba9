package org.scribes.textgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the service has a row in {@code patterns.csv}, which says what feeds it and why its work is
 * bounded. Whoever adds one, adds the row, and a shape to the doubling tests if text from outside reaches it.
 */
class PatternsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/scribes/textgen");
    private static final String ROWS = "patterns.csv";
    private static final int COLUMNS = 4;

    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    /** With the constant that it becomes, where it does. */
    private static final Pattern COMPILED =
            Pattern.compile("(?:Pattern (\\w+)\\s*=\\s*)?Pattern\\.(compile|matches)\\(\\s*(\\w+|" + LITERAL + ")");
    /** Not of a Matcher, whose argument is no expression, and of which a call stands before. */
    private static final Pattern OF_STRING = Pattern.compile(
            "(?<!matcher\\(\\w{1,40}\\)\\s{0,40})\\.(matches|replaceAll|replaceFirst|split)\\(\\s*([A-Z_]+\\b|"
                    + LITERAL + ")");
    /** For these {@link String#split} needs no regular expression. */
    private static final Pattern ONE_CHARACTER =
            Pattern.compile("\"(?:[^\\\\.$|()\\[{^?*+]|\\\\t|\\\\\\\\[^a-zA-Z0-9])\"");

    @Test
    void patterns_areThoseOfTheTable() throws IOException {
        Set<String> listed = rows().stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(patterns()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void rows_sayWhatFeedsAPatternAndWhyItIsBounded() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);
            assertThat(row.get(2)).isNotBlank();
            assertThat(row.get(3)).isNotBlank();
        });
    }

    /** A look for the base of a combining mark stands behind {@code \b}: that is quadratic on a run of marks. */
    @Test
    void patternsOverTextFromOutside_haveNoWordBoundaryBesideLetters() throws IOException {
        List<String> found = sources().stream()
                .filter(file -> !SOURCES.relativize(file).startsWith("grounding"))
                .flatMap(file -> text(file).lines())
                .filter(line -> line.contains("Pattern.compile") && line.contains("\\\\b"))
                .toList();

        assertThat(found).allMatch(line -> line.contains("ZERO_WIDTH"));
    }

    private static Set<String> patterns() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String text = text(file);
            String name = SOURCES.relativize(file).toString().replace('\\', '/') + " ";
            Matcher compiled = COMPILED.matcher(text);
            while (compiled.find()) {
                String called = compiled.group(2) + "(" + compiled.group(3) + ")";
                found.add(name + (compiled.group(1) == null ? called : compiled.group(1)));
            }
            Matcher called = OF_STRING.matcher(text);
            while (called.find()) {
                boolean plain = called.group(1).equals("split")
                        && ONE_CHARACTER.matcher(called.group(2)).matches();
                if (!plain) {
                    found.add(name + called.group(1) + "(" + called.group(2) + ")");
                }
            }
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(PatternsTest.class.getResourceAsStream(ROWS))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> rows.add(
                            Stream.of(line.split("¦", -1)).map(String::strip).toList()));
        }
        return rows;
    }
}
