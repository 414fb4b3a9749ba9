package org.scribes.textgen.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code block of a document, indented or fenced.
 *
 * @param line the number of its first line
 * @param heading the heading that it stands under
 * @param lead the paragraph before it in the same section; empty if there is none
 * @param language what its fence says; empty without one
 * @param lines its lines without their indentation
 */
record CodeBlock(Path document, int line, String heading, String lead, String language, List<String> lines) {
    private static final Pattern FENCE = Pattern.compile("^ *```(\\w*).*");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+)");
    private static final Pattern LIST_ITEM = Pattern.compile("^( *)(?:[-*]|\\d+\\.) .*");
    private static final int INDENTATION = 4;

    CodeBlock {
        lines = List.copyOf(lines);
    }

    static List<CodeBlock> of(Path document) throws IOException {
        return new Reader(document).read(Files.readAllLines(document));
    }

    private static final class Reader {
        private final Path document;
        private final List<CodeBlock> blocks = new ArrayList<>();
        private final List<String> block = new ArrayList<>();
        private String heading = "";
        private String lead = "";
        private String language = "";
        private int first;
        private int blank;
        /** How far the text of the list that is open is indented. */
        private int list;

        private boolean fenced;
        private boolean paragraph;

        Reader(Path document) {
            this.document = document;
        }

        List<CodeBlock> read(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                read(lines.get(i), i + 1);
            }
            end();
            return blocks;
        }

        private void read(String line, int number) {
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                end();
                fenced = !fenced;
                language = fenced ? fence.group(1) : "";
                first = number + 1;
            } else if (fenced) {
                block.add(line);
            } else if (line.isBlank()) {
                blank++;
            } else if (isCode(line)) {
                if (block.isEmpty()) {
                    first = number;
                }
                for (; blank > 0 && !block.isEmpty(); blank--) {
                    block.add("");
                }
                block.add(line.substring(list + INDENTATION));
                blank = 0;
            } else {
                end();
                prose(line);
            }
        }

        /** Code cannot begin within a paragraph. */
        private boolean isCode(String line) {
            boolean indented = line.startsWith(" ".repeat(list + INDENTATION));
            return indented && (!block.isEmpty() || blank > 0 || !paragraph);
        }

        private void prose(String line) {
            Matcher title = HEADING.matcher(line);
            Matcher item = LIST_ITEM.matcher(line);
            if (title.matches()) {
                heading = title.group(1);
                lead = "";
            } else {
                lead = paragraph && blank == 0 ? lead + " " + line.strip() : line.strip();
            }
            if (item.matches()) {
                list = line.indexOf(' ', item.group(1).length()) + 1;
            } else if (title.matches() || (blank > 0 && !line.startsWith(" "))) {
                list = 0;
            }
            paragraph = !title.matches();
            blank = 0;
        }

        private void end() {
            if (!block.isEmpty()) {
                blocks.add(new CodeBlock(document, first, heading, lead, language, block));
                block.clear();
                paragraph = false;
            }
        }
    }
}
