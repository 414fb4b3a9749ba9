package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Passage;

/** Splits a text into the blocks that {@link PromptContext} describes and the question beside them. */
final class PromptBlocks {
    /**
     * A passage as written in the text.
     *
     * @param text an exact part of the text; never blank
     */
    record Block(OptionalInt number, Optional<String> title, String text) {}

    private static final Pattern MARKER = Pattern.compile("\\s*+\\[(\\d{1,6})][ \\t]*+");
    private static final Pattern HEADING = Pattern.compile("(?i)\\s*+Source[ \\t]*+:(.*+)");
    private static final Pattern LABEL = Pattern.compile("(?i)\\s*+(Question|Answer)[ \\t]*+:");

    private final List<Block> blocks = new ArrayList<>();
    /** The current paragraph outside the blocks. */
    private final StringBuilder paragraph = new StringBuilder();

    private final String text;
    private final Matcher marker;
    private final Matcher heading;
    private final Matcher label;
    private int count;
    private boolean labelled;
    /** The first non-empty paragraph after the last label; without a label, the last paragraph. */
    private String question = "";

    private OptionalInt number = OptionalInt.empty();
    private Optional<String> source = Optional.empty();
    /** The start of the open block's text; -1 if no block is open. */
    private int start = -1;

    private PromptBlocks(String text) {
        this.text = text;
        this.marker = MARKER.matcher(text);
        this.heading = HEADING.matcher(text);
        this.label = LABEL.matcher(text);
    }

    static PromptBlocks in(String text) {
        PromptBlocks read = new PromptBlocks(text);
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            read.readLine(line, next);
            line = next;
        }
        read.close(text.length());
        return read;
    }

    /** The first blocks, at most one more than a request may have passages. */
    List<Block> blocks() {
        return blocks;
    }

    /** The number of blocks. */
    int count() {
        return count;
    }

    /**
     * The paragraph after the last {@code Question:}, else the last paragraph; empty if there is none outside the
     * blocks.
     */
    String question() {
        return question;
    }

    private void readLine(int at, int next) {
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
        } else if (start < 0) {
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

    private void open(int lineStart, int textStart) {
        close(lineStart);
        start = textStart;
    }

    private void close(int end) {
        if (start >= 0) {
            add(text.substring(start, end));
        }
        start = -1;
        number = OptionalInt.empty();
        source = Optional.empty();
        String stripped = paragraph.toString().strip();
        if (!stripped.isEmpty() && !(labelled && !question.isEmpty())) {
            question = stripped;
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
