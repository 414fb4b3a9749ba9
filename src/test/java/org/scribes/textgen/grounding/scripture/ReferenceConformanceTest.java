package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One half of the test cases of Bible-Passage-Reference-Parser; the other half is held out. */
class ReferenceConformanceTest {
    private static final Path CASES = Path.of("../shared/conformance/bible-references/english-dev.tsv");
    private static final Path DIFFERENCES = Path.of("docs/references.md");
    private static final String SPELLING = " 1:1";
    /** Measured 98.3 %. */
    private static final double LEAST_SPELLINGS = 0.97;
    /** Measured 85.1 %. */
    private static final double LEAST_OTHERS = 0.85;

    private final ScriptureReferences references = new ScriptureReferences();

    private record Case(String set, String text, String osis) {
        /** Whether the case tests the spelling of a book; the others test grammar and user posts. */
        boolean isSpelling() {
            return set.equals("en") && text.endsWith(SPELLING);
        }
    }

    @Test
    void bookNames_areFound() throws IOException {
        List<Case> cases = cases().stream().filter(Case::isSpelling).toList();
        long right = cases.stream().filter(this::isRight).count();

        assertThat((double) right / cases.size()).isGreaterThanOrEqualTo(LEAST_SPELLINGS);
    }

    @Test
    void everyDifference_isDocumented() throws IOException {
        List<Case> cases = cases().stream().filter(one -> !one.isSpelling()).toList();
        List<String> wrong = cases.stream()
                .filter(one -> !isRight(one))
                .map(one -> cell(one.text))
                .sorted()
                .toList();

        assertThat(1 - (double) wrong.size() / cases.size()).isGreaterThanOrEqualTo(LEAST_OTHERS);
        assertThat(wrong).isEqualTo(listed());
    }

    private static List<Case> cases() throws IOException {
        assumeTrue(Files.isRegularFile(CASES), () -> "no cases in " + CASES);
        return Files.readAllLines(CASES).stream()
                .map(line -> line.split("\t", -1))
                .map(cells -> new Case(cells[0], cells[1], cells[2]))
                .toList();
    }

    /** The first column of the table, without its header. */
    private static List<String> listed() throws IOException {
        return Files.readAllLines(DIFFERENCES).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split("\\|", -1)[1].strip())
                .sorted()
                .toList();
    }

    private static String cell(String text) {
        return text.strip().replace("|", "&#124;");
    }

    private boolean isRight(Case one) {
        return TestingOsis.verses(references.find(one.text)).equals(TestingOsis.verses(one.osis));
    }
}
