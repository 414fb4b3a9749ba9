package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Passage;

/**
 * The passages that a caller wrote into its texts. Two layouts are known, and nothing else:
 *
 * <ul>
 *   <li>numbered blocks, {@code [2] John 3:16: For God so loved …} or {@code [2] For God so loved …};
 *   <li>a line {@code Source: sermon 12}, and the text from the next line on; such a block gets the next free number.
 * </ul>
 *
 * <p>A block ends before an empty line, the next block, and a line that begins with {@code Question:} or
 * {@code Answer:}. As in {@code passages} of a request, there are at most {@link Passage#MOST}: of more the first are told,
 * and {@link #overflows} says so. For one request and one thread.
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

    /** The passages of all texts so far, in their order. */
    public List<NumberedPassage> passages() {
        return List.copyOf(passages);
    }

    /** Which layout they are in; with both, the numbered one. */
    public ContextLayout layout() {
        return numbered ? ContextLayout.NUMBERED : ContextLayout.SOURCE;
    }

    /** Takes the passages out of a text that asks nothing. */
    public void read(String text) {
        PromptBlocks.in(text).blocks().forEach(this::add);
    }

    /**
     * Takes the passages out of {@code text}.
     *
     * @return the question: where there are passages, what a {@code Question:} label leads, else the last paragraph that
     *     is no passage, else a last line that ends with a question mark; where there are none, all of {@code text}. May
     *     be blank
     */
    public String readQuestion(String text) {
        PromptBlocks all = PromptBlocks.in(text);
        if (all.blocks().isEmpty()) {
            return text;
        }
        if (!all.question().isEmpty()) {
            all.blocks().forEach(this::add);
            return all.question();
        }
        int lastLine = text.stripTrailing().lastIndexOf('\n') + 1;
        String line = text.substring(lastLine).strip();
        PromptBlocks above = PromptBlocks.in(text.substring(0, lastLine));
        boolean asks = line.endsWith("?") && above.count() == all.count();
        (asks ? above : all).blocks().forEach(this::add);
        return asks ? line : "";
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
