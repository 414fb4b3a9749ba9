package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types, tests and their members that documents name in code spans exist in the sources. */
class CodeNamesTest {
    private static final Pattern NAME =
            Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z0-9]+(?:[A-Z]\\w*)+)(?:\\.(\\w+))?(?:\\(\\))?`");
    private static final Set<String> OF_OTHERS =
            Set.of("ReadListener", "SseEventSink", "StackOverflowError", "StreamingOutput");
    private static final Set<String> FILE_ENDINGS = Set.of("java");

    @Test
    void names_areInTheSources() throws IOException {
        Map<String, Path> sources = sources();
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path document : documents()) {
            Matcher name = NAME.matcher(Files.readString(document));
            while (name.find()) {
                found++;
                if (!isThere(name.group(1), name.group(2), sources)) {
                    missing.add(document + ": " + name.group());
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(100);
    }

    private static boolean isThere(String type, @Nullable String member, Map<String, Path> sources) throws IOException {
        if (OF_OTHERS.contains(type)) {
            return true;
        }
        Path source = sources.get(type);
        return source != null
                && (member == null
                        || FILE_ENDINGS.contains(member)
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(Files.readString(source))
                                .find());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(
                                            "README.md",
                                            "CONTRIBUTING.md",
                                            "CHANGELOG.md",
                                            "bench/README.md",
                                            "examples/README.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        for (String folder : List.of("src", "bench", "examples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replaceFirst("\\.java$", ""), file));
            }
        }
        return sources;
    }
}
