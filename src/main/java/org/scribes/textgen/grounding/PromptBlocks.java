package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text, line by line: its blocks in the layouts that {@link PromptContext} names, and what stands beside them. */
final class PromptBlocks {
    /**
     * A passage as it was written.
     *
     * @param text an exact part of the text that was read; never blank
     */
    record Block(OptionalInt number, Optional<String> title, String text) {}

    private static final Pattern MARKER = Pattern.compile("\\s*+\\[(\\d{1,6})][ \\t]*+");
    private static final Pattern HEADING = Pattern.compile("(?i)\\s*+Source[ \\t]*+:(.*+)");
    private static final Pattern LABEL = Pattern.compile("(?i)\\s*+(Question|Answer)[ \\t]*+:");

    private final List<Block> blocks = new ArrayList<>();
    /** The paragraph beside the blocks that is being read. */
    private final StringBuilder paragraph = new StringBuilder();

    private final String text;
    private boolean labelled;
    /** The first paragraph that says something after the last label; without one the last. */
    private String question = "";

    private OptionalInt number = OptionalInt.empty();
    private Optional<String> source = Optional.empty();
    /** Where the open block's text begins; -1 while none is open. */
    private int begin = -1;

    private PromptBlocks(String text) {
        this.text = text;
    }

    static PromptBlocks in(String text) {
        PromptBlocks reader = new PromptBlocks(text);
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            reader.take(text.substring(line, next), line);
            line = next;
        }
        reader.close(text.length());
        return reader;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** What stands beside the blocks: after the last {@code Question:}, else last; empty if nothing does. */
    String question() {
        return question;
    }

    private void take(String line, int at) {
        Matcher marker = MARKER.matcher(line);
        Matcher heading = HEADING.matcher(line);
        Matcher label = LABEL.matcher(line);
        if (line.isBlank()) {
            close(at);
        } else if (marker.lookingAt()) {
            open(at, at + marker.end());
            number = OptionalInt.of(Integer.parseInt(marker.group(1)));
        } else if (heading.lookingAt()) {
            open(at, at + line.length());
            source = Optional.of(heading.group(1));
        } else if (label.lookingAt()) {
            close(at);
            if (label.group(1).toLowerCase(Locale.ROOT).equals("question")) {
                labelled = true;
                question = "";
                paragraph.append(line, label.end(), line.length());
            }
        } else if (begin < 0) {
            paragraph.append(line);
        }
    }

    private void open(int lineBegin, int textBegin) {
        close(lineBegin);
        begin = textBegin;
    }

    private void close(int end) {
        if (begin >= 0) {
            add(text.substring(begin, end));
        }
        begin = -1;
        number = OptionalInt.empty();
        source = Optional.empty();
        String said = paragraph.toString().strip();
        if (!said.isEmpty() && !(labelled && !question.isEmpty())) {
            question = said;
        }
        paragraph.setLength(0);
    }

    private void add(String wording) {
        TitledText titled = number.isPresent() ? TitledText.of(wording) : new TitledText(source, wording);
        if (!titled.text().isBlank()) {
            blocks.add(new Block(number, titled.title(), titled.text().strip()));
        }
    }
}
