package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Passage;

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
    private final Matcher marker;
    private final Matcher heading;
    private final Matcher label;
    private int count;
    private boolean labelled;
    /** The first paragraph that says something after the last label; without one the last. */
    private String question = "";

    private OptionalInt number = OptionalInt.empty();
    private Optional<String> source = Optional.empty();
    /** Where the open block's text begins; -1 while none is open. */
    private int begin = -1;

    private PromptBlocks(String text) {
        this.text = text;
        this.marker = MARKER.matcher(text);
        this.heading = HEADING.matcher(text);
        this.label = LABEL.matcher(text);
    }

    static PromptBlocks in(String text) {
        PromptBlocks reader = new PromptBlocks(text);
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            reader.take(line, next);
            line = next;
        }
        reader.close(text.length());
        return reader;
    }

    /** The first of them: one more than a request may have passages, at most. */
    List<Block> blocks() {
        return blocks;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** What stands beside the blocks: after the last {@code Question:}, else last; empty if nothing does. */
    String question() {
        return question;
    }

    private void take(int at, int next) {
        if (isBlank(at, next)) {
            close(at);
        } else if (marker.region(at, next).lookingAt()) {
            open(at, marker.end());
            number = OptionalInt.of(Integer.parseInt(marker.group(1)));
        } else if (heading.region(at, next).lookingAt()) {
            open(at, next);
            source = Optional.of(heading.group(1));
        } else if (label.region(at, next).lookingAt()) {
            close(at);
            if (label.group(1).toLowerCase(Locale.ROOT).equals("question")) {
                labelled = true;
                question = "";
                paragraph.append(text, label.end(), next);
            }
        } else if (begin < 0) {
            paragraph.append(text, at, next);
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
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
            count++;
            if (blocks.size() <= Passage.MOST) {
                blocks.add(new Block(number, titled.title(), titled.text().strip()));
            }
        }
    }
}
