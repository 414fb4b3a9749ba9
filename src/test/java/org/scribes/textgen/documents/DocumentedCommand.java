package org.scribes.textgen.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command in README, CONTRIBUTING, docs or examples, as a reader would paste it.
 *
 * @param line the number of its first line
 * @param heading the heading that it stands under
 * @param lead the paragraph before it
 * @param text the command; several lines where it has them
 * @param answer what the document prints beneath it, in the same section; empty if nothing
 */
public record DocumentedCommand(
        Path document, int line, String heading, String lead, String text, Optional<String> answer) {
    /** The document whose commands {@code CliDocumentTest} runs. */
    private static final Path OF_THE_COMMAND_LINE = Path.of("docs", "cli.md");

    private static final Pattern ANSWER = Pattern.compile("^(?:[{\\[]|HTTP/|event: |data: |[A-Z][A-Za-z-]+: ).*");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final String ASSIGNMENTS = "(?:[A-Z_]+=\\S* )*";
    private static final String PROGRAMS =
            "mvn|java|curl|docker|npm|npx|node|pip|python3|jq|apt-get|osv-scanner|trivy|grype|hf|bench/\\w+|bash|psql|select|delete";
    /** In prose only known programs, and words with an option, are told from the names of other things. */
    private static final Pattern COMMAND_SPAN =
            Pattern.compile(ASSIGNMENTS + "(?:(?:" + PROGRAMS + ") .+|[a-z][\\w./-]*(?: .*)? --?[a-zA-Z].*)");

    /** All documents that are read. */
    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "bench/README.md", "examples/README.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .filter(document -> !document.equals(OF_THE_COMMAND_LINE))
                    .toList();
        }
    }

    /** The commands of all documents in their order, those of blocks and those in prose. */
    public static List<DocumentedCommand> all() throws IOException {
        List<DocumentedCommand> commands = new ArrayList<>();
        for (Path document : documents()) {
            commands.addAll(Section.read(document).commands());
            commands.addAll(spans(document));
        }
        return commands;
    }

    /** The blocks of all documents that hold an answer beneath no command. */
    static List<DocumentedCommand> answersAlone() throws IOException {
        List<DocumentedCommand> alone = new ArrayList<>();
        for (Path document : documents()) {
            alone.addAll(Section.read(document).alone());
        }
        return alone;
    }

    private static List<DocumentedCommand> spans(Path document) throws IOException {
        List<DocumentedCommand> commands = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("    ")) {
                continue;
            }
            Matcher span = SPAN.matcher(lines.get(i));
            while (span.find()) {
                if (COMMAND_SPAN.matcher(span.group(1)).matches()) {
                    commands.add(
                            new DocumentedCommand(document, i + 1, "", lines.get(i), span.group(1), Optional.empty()));
                }
            }
        }
        return commands;
    }

    static DocumentedCommand of(CodeBlock block, String text) {
        return new DocumentedCommand(
                block.document(), block.line(), block.heading(), block.lead(), text, Optional.empty());
    }

    /** Where it is. */
    public String place() {
        return document + ":" + line;
    }

    @Override
    public String toString() {
        return place() + ": " + text.lines().findFirst().orElse("");
    }

    /** Finds commands and the answers beneath them in the blocks of a document. */
    private record Section(List<DocumentedCommand> commands, List<DocumentedCommand> alone) {
        static Section read(Path document) throws IOException {
            Section section = new Section(new ArrayList<>(), new ArrayList<>());
            for (CodeBlock block : CodeBlock.of(document)) {
                if (block.language().isEmpty() || block.language().matches("sh|bash|console")) {
                    section.read(block);
                }
            }
            return section;
        }

        private void read(CodeBlock block) {
            List<String> lines = block.lines();
            int i = 0;
            while (i < lines.size()) {
                int begin = i;
                if (lines.get(i).isBlank()) {
                    i++;
                } else if (ANSWER.matcher(lines.get(i)).matches()) {
                    i = answerEnd(lines, i);
                    answer(block, begin, String.join("\n", lines.subList(begin, i)));
                } else {
                    i = commandEnd(lines, i);
                    String text = String.join("\n", lines.subList(begin, i));
                    commands.add(new DocumentedCommand(
                            block.document(),
                            block.line() + begin,
                            block.heading(),
                            block.lead(),
                            text,
                            Optional.empty()));
                }
            }
        }

        /** An answer belongs to the last command of its section, unless that one has an answer. */
        private void answer(CodeBlock block, int offset, String text) {
            int last = commands.size() - 1;
            if (last >= 0
                    && commands.get(last).answer().isEmpty()
                    && commands.get(last).heading().equals(block.heading())) {
                DocumentedCommand command = commands.get(last);
                commands.set(
                        last,
                        new DocumentedCommand(
                                command.document(),
                                command.line(),
                                command.heading(),
                                command.lead(),
                                command.text(),
                                Optional.of(text)));
            } else {
                alone.add(new DocumentedCommand(
                        block.document(),
                        block.line() + offset,
                        block.heading(),
                        block.lead(),
                        text,
                        Optional.of(text)));
            }
        }

        /** An answer ends where its block ends, or where the next command begins. */
        private static int answerEnd(List<String> lines, int begin) {
            int end = begin + 1;
            while (end < lines.size() && !Pattern.matches(ASSIGNMENTS + "(?:" + PROGRAMS + ") .*", lines.get(end))) {
                end++;
            }
            return end;
        }

        /** A command ends with the first line that leaves no quotation mark open; lines of settings belong together. */
        private static int commandEnd(List<String> lines, int begin) {
            int end = begin + 1;
            while (end < lines.size() && isSetting(lines.get(end - 1)) && isSetting(lines.get(end))) {
                end++;
            }
            while (end < lines.size()
                    && ShellWords.of(String.join("\n", lines.subList(begin, end)))
                            .open()) {
                end++;
            }
            return end;
        }

        private static boolean isSetting(String line) {
            return line.matches("[A-Z_]+=\\S+");
        }
    }
}
