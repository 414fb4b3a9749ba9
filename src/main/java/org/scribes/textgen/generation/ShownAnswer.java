package org.scribes.textgen.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.grounding.GroundedText;
import org.scribes.textgen.guard.MaskedAnswer;
import org.scribes.textgen.guard.PiiKind;

/**
 * Lets an answer's text and its citations through to its events with what must not be shown masked: the last stage before
 * the reader. For one answer, which may begin anew.
 */
final class ShownAnswer implements TokenSink, GroundedText.Listener {
    private final Supplier<MaskedAnswer> beginning;
    private final UnaryOperator<String> masking;
    private final EventSink events;
    private final StringBuilder answer = new StringBuilder();
    private final Deque<Citation> waiting = new ArrayDeque<>();
    private final List<Citation> told = new ArrayList<>();
    private final boolean showsThinking;
    private MaskedAnswer mask;
    private MaskedAnswer thinkingMask;
    /** Where the citation told last begins in the answer, and how many code points are before it. */
    private int index;

    private int codePoints;

    /**
     * An answer that has not begun.
     *
     * @param beginning gives what masks an answer, for each time that it begins
     * @param masking masks a text that is told beside it
     * @param showsThinking whether the model's thinking is told too
     */
    ShownAnswer(
            Supplier<MaskedAnswer> beginning, UnaryOperator<String> masking, EventSink events, boolean showsThinking) {
        this.beginning = beginning;
        this.masking = masking;
        this.events = events;
        this.showsThinking = showsThinking;
        this.mask = beginning.get();
        this.thinkingMask = beginning.get();
    }

    @Override
    public void thinking(String piece) {
        if (showsThinking) {
            think(thinkingMask.add(piece));
        }
    }

    private void think(String piece) {
        if (!piece.isEmpty()) {
            events.thinking(piece);
        }
    }

    private void endThinking() {
        think(thinkingMask.finish());
        thinkingMask = beginning.get();
    }

    @Override
    public void accept(String piece) {
        endThinking();
        show(mask.add(piece));
    }

    @Override
    public void text(String piece) {
        accept(piece);
    }

    /** Told once the text that it ends with is shown. */
    @Override
    public void citation(Citation citation) {
        waiting.add(citation);
        tell();
    }

    @Override
    public void restart(ErrorCode reason) {
        boolean seen = seen();
        mask = beginning.get();
        thinkingMask = beginning.get();
        answer.setLength(0);
        index = 0;
        codePoints = 0;
        waiting.clear();
        told.clear();
        if (seen) {
            events.restart(reason);
        }
    }

    @Override
    public boolean seen() {
        return answer.length() > 0 || !told.isEmpty();
    }

    /** Shows what waits, and gives the whole answer as it was shown. */
    GroundedAnswer finish(GroundedAnswer grounded) {
        endThinking();
        show(mask.finish());
        return grounded.shownAs(answer.toString(), told).warning(mask.warnings().toArray(String[]::new));
    }

    /** As above, for an answer that was not looked at. */
    Completion finish(Completion completion) {
        endThinking();
        show(mask.finish());
        return completion.shownAs(answer.toString(), mask.warnings());
    }

    /** How many of each kind are masked. */
    Map<PiiKind, Integer> masked() {
        return mask.counts();
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            events.accept(piece);
        }
        tell();
    }

    private void tell() {
        while (!waiting.isEmpty() && waiting.element().end() <= mask.read()) {
            Citation shown = shown(waiting.remove());
            told.add(shown);
            events.cited(shown);
        }
    }

    private Citation shown(Citation citation) {
        int start = mask.start(citation.start());
        int end = citation.end() == citation.start() ? start : mask.end(citation.end());
        // from where the last citation began: counted from the answer's start, many would take the square of its length
        index = answer.offsetByCodePoints(index, start - codePoints);
        codePoints = start;
        String text = answer.substring(index, answer.offsetByCodePoints(index, end - start));
        return citation.shownAs(start, text, masking);
    }
}
