package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Passage;

/**
 * The passages that a caller wrote into its messages. Two layouts are recognized:
 *
 * <ul>
 * <li>numbered blocks, {@code [2] John 3:16: For God so loved …} or {@code [2] For God so loved …};
 * <li>a line {@code Source: sermon 12} with the text below it, which gets the next free number.
 * </ul>
 *
 * <p>A block ends before an empty line, the next block, or a line that begins with {@code Question:} or {@code
 * Answer:}. At most {@link Passage#MOST} passages are kept, and {@link #overflows} tells whether there are more. For
 * one request; not thread-safe.
 */
public final class PromptContext {
    private final List<NumberedPassage> passages = new ArrayList<>();
    private int highestNumber;
    private boolean numbered;
    private boolean overflows;

    /** Whether there are more passages than a request may have. */
    public boolean overflows() {
        return overflows;
    }

    /** The passages of all messages so far, in order. */
    public List<NumberedPassage> passages() {
        return List.copyOf(passages);
    }

    /** The layout of the passages; with both, the numbered one. */
    public ContextLayout layout() {
        return numbered ? ContextLayout.NUMBERED : ContextLayout.SOURCE;
    }

    /** Reads the passages of a message without a question. */
    public void read(String text) {
        PromptBlocks.in(text).blocks().forEach(this::add);
    }

    /**
     * Reads the passages of a message that may end with a question.
     *
     * @return the question: the paragraph after a {@code Question:} label, else the last paragraph outside the blocks,
     *     else a last line that ends with a question mark. Without passages it is all of {@code text}. May be blank
     */
    public String readQuestion(String text) {
        PromptBlocks blocks = PromptBlocks.in(text);
        if (blocks.blocks().isEmpty()) {
            return text;
        }
        if (!blocks.question().isEmpty()) {
            blocks.blocks().forEach(this::add);
            return blocks.question();
        }
        int lastLine = text.stripTrailing().lastIndexOf('\n') + 1;
        String line = text.substring(lastLine).strip();
        PromptBlocks blocksAbove = PromptBlocks.in(text.substring(0, lastLine));
        boolean isQuestion = line.endsWith("?") && blocksAbove.count() == blocks.count();
        (isQuestion ? blocksAbove : blocks).blocks().forEach(this::add);
        return isQuestion ? line : "";
    }

    private void add(PromptBlocks.Block block) {
        if (passages.size() == Passage.MOST) {
            overflows = true;
            return;
        }
        int number = block.number().orElse(highestNumber + 1);
        highestNumber = Math.max(highestNumber, number);
        numbered |= block.number().isPresent();
        passages.add(new NumberedPassage(number, passage(number, block)));
    }

    private static Passage passage(int number, PromptBlocks.Block block) {
        Optional<String> none = Optional.empty();
        Optional<String> reference = block.number().isPresent() ? block.title() : none;
        Optional<String> source = block.number().isPresent() ? none : block.title();
        return new Passage(
                Integer.toString(number), block.text(), reference.map(String::strip), source.map(String::strip));
    }
}
