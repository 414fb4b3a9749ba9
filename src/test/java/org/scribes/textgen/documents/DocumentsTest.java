package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Links lead to files and headings that are there, every document is in the index, and README stays short. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path DOCS = PROJECT.resolve("docs");
    private static final Path INDEX = DOCS.resolve("README.md");
    private static final int README_LINES = 120;
    private static final int README_LINE_LENGTH = 240;

    @Test
    void readme_isShort() throws IOException {
        List<String> lines = Files.readAllLines(PROJECT.resolve("README.md"));

        assertThat(lines).hasSizeLessThanOrEqualTo(README_LINES);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(README_LINE_LENGTH));
    }

    @TestFactory
    Stream<DynamicTest> links_leadSomewhere() throws IOException {
        return documents().stream()
                .map(file -> dynamicTest(
                        PROJECT.relativize(file).toString(),
                        () -> assertThat(broken(Markdown.of(file))).isEmpty()));
    }

    @Test
    void index_namesEveryDocument() throws IOException {
        List<Path> named = Markdown.of(INDEX).links().stream()
                .filter(link -> link.endsWith(".md"))
                .map(link -> DOCS.resolve(link).normalize())
                .toList();

        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md") && !file.equals(INDEX)))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
    }

    @Test
    void brokenLinks_areFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.md");
        Files.writeString(file, """
                # A `code` heading, and [a link](b.md)
                ## Twice
                ## Twice
                [to a heading](#a-code-heading-and-a-link), [the second](#twice-1), [out](https://example.org/x), [here](a.md#twice).
                [gone](gone.md) and [no heading](#thrice) and [neither](a.md#nowhere); not `[code](code.md)`.

                    [indented code](code.md)

                - A list
                    [continued](lost.md)

                ```
                [fenced](code.md)
                ```
                """);

        assertThat(broken(Markdown.of(file))).containsExactly("b.md", "gone.md", "#thrice", "a.md#nowhere", "lost.md");
    }

    /** README, CONTRIBUTING and the like, docs with its folders, bench, examples, and what stands beside resources. */
    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> docs = Files.walk(DOCS);
                Stream<Path> bench = Files.list(PROJECT.resolve("bench"));
                Stream<Path> examples = Files.list(PROJECT.resolve("examples"));
                Stream<Path> resources = Files.walk(PROJECT.resolve("src/main/resources"))) {
            return Stream.of(top, docs, bench, examples, resources)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> broken(Markdown document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : document.links()) {
            if (!leadsSomewhere(document.path(), link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path from, String link) throws IOException {
        URI target = URI.create(link);
        if (target.isAbsolute()) {
            return true;
        }
        Path file = target.getPath().isEmpty()
                ? from
                : from.resolveSibling(target.getPath()).normalize();
        if (target.getFragment() == null) {
            return Files.exists(file);
        }
        return Files.isRegularFile(file) && Markdown.of(file).anchors().contains(target.getFragment());
    }
}
