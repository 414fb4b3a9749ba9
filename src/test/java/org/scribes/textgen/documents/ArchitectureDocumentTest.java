package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} lists the packages and the stages that the code has. */
class ArchitectureDocumentTest {
    private static final Path SOURCES = Path.of("src/main/java/org/scribes/textgen");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void packages_areThoseOfTheSourceTree() throws IOException {
        List<String> packages;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            packages = files.filter(file -> file.getFileName().toString().equals("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .toList();
        }

        assertThat(names("## Packages", "## Where")).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void stages_areThoseOfThePipelineInTheirOrder() throws IOException {
        String pipeline = Files.readString(SOURCES.resolve("generation/pipeline/AnswerPipeline.java"));
        String constructor = pipeline.substring(pipeline.indexOf("@Inject"), pipeline.indexOf("this(List.of("));
        List<String> stages = Pattern.compile("(\\w+(?:Stage|Loop)) \\w+")
                .matcher(constructor)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(names("### Stages", "### Attempts")).isNotEmpty().isEqualTo(stages);
    }

    private static List<String> names(String from, String to) throws IOException {
        String document = Files.readString(Path.of("docs/architecture.md"));
        return FIRST_CELL
                .matcher(document.substring(document.indexOf(from), document.indexOf(to)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
