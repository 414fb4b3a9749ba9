package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/clients.md shows the programs that tests run ({@code ClientSnippetsIT} names them): all of them, to the letter. */
class ClientSnippetsTest {
    private static final Path DOCUMENT = Path.of("docs", "clients.md");
    private static final Path PROGRAMS = Path.of("src", "test", "clients", "snippets");
    private static final Set<String> LANGUAGES = Set.of("python", "js", "java");

    @Test
    void programs_areThoseThatTestsRun() throws IOException {
        List<String> shown = CodeBlock.of(DOCUMENT).stream()
                .filter(block -> LANGUAGES.contains(block.language()))
                .map(block -> String.join("\n", block.lines()) + "\n")
                .toList();

        try (Stream<Path> files = Files.list(PROGRAMS)) {
            List<String> run = files.map(ClientSnippetsTest::read).toList();

            assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(run);
        }
    }

    @Test
    void programs_areNamedInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);

        try (Stream<Path> files = Files.list(PROGRAMS)) {
            assertThat(files.map(file -> "`" + file.getFileName() + "`"))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(document).contains(name));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
