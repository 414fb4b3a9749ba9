package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The tables of docs/mistakes.md: a mistake in the first column, and in the second the message that it gets. */
public final class MistakesTable {
    private static final Path DOCUMENT = Path.of("docs", "mistakes.md");
    private static final Pattern ROW = Pattern.compile("^\\| (?<mistake>.+?) \\| (?<message>`.+`) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MistakesTable() {}

    /**
     * A mistake.
     *
     * @param text the first column as it is written
     * @param message the message, a line a code span, without indentation
     */
    public record Mistake(String text, String message) {
        /** What is written as code in the first column. */
        public List<String> code() {
            return codeOf(text);
        }
    }

    /** Finds out which message a mistake gets. */
    @FunctionalInterface
    public interface Making {
        String message(Mistake mistake) throws Exception;
    }

    /** One test for each mistake under the heading {@code section}. */
    public static Stream<DynamicTest> tests(String section, Making making) throws IOException {
        List<Mistake> mistakes = mistakes(section);
        assertThat(mistakes).as(section).isNotEmpty();
        return mistakes.stream()
                .map(mistake -> dynamicTest(
                        mistake.text(),
                        () -> assertThat(making.message(mistake).replaceAll("\n +", "\n"))
                                .isEqualTo(mistake.message())));
    }

    private static List<Mistake> mistakes(String section) throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("#")) {
                within = line.replaceFirst("^#+ ", "").equals(section);
            }
            Matcher row = ROW.matcher(line);
            if (within && row.matches()) {
                mistakes.add(new Mistake(
                        row.group("mistake").replace("\\|", "|"),
                        String.join("\n", codeOf(row.group("message").replace("\\|", "|")))));
            }
        }
        return mistakes;
    }

    private static List<String> codeOf(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
