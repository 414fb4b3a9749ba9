package org.scribes.textgen.generation.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.guard.MaskedAnswer;
import org.scribes.textgen.guard.PiiKind;

/**
 * Masks personal data in one attempt's text, citations and thinking, and emits the result as events. Citations are moved to
 * where they stand in the masked text. For one attempt and one thread.
 */
final class MaskingFilter {
    private final Supplier<MaskedAnswer> newMask;
    private final UnaryOperator<String> masking;
    private final AnswerEvents events;
    private final boolean showsThinking;
    private final StringBuilder answer = new StringBuilder();
    private final Deque<Citation> waiting = new ArrayDeque<>();
    private final List<Citation> emitted = new ArrayList<>();
    private final MaskedAnswer mask;
    private MaskedAnswer thinkingMask;
    /** Where the last emitted citation starts in {@code answer}, in characters and in code points. */
    private int lastIndex;

    private int lastCodePoint;

    /**
     * A filter for one attempt.
     *
     * @param newMask creates the mask of a text that arrives in pieces
     * @param masking masks a whole text
     * @param showsThinking whether the model's thinking is emitted
     */
    MaskingFilter(
            Supplier<MaskedAnswer> newMask, UnaryOperator<String> masking, AnswerEvents events, boolean showsThinking) {
        this.newMask = newMask;
        this.masking = masking;
        this.events = events;
        this.showsThinking = showsThinking;
        this.mask = newMask.get();
        this.thinkingMask = newMask.get();
    }

    void thinking(String piece) {
        if (showsThinking) {
            emitThinking(thinkingMask.add(piece));
        }
    }

    private void emitThinking(String piece) {
        if (!piece.isEmpty()) {
            events.thinking(piece);
        }
    }

    private void endThinking() {
        emitThinking(thinkingMask.finish());
        thinkingMask = newMask.get();
    }

    void text(String piece) {
        endThinking();
        emit(mask.add(piece));
    }

    /** Takes a citation; it is emitted once the text that it ends with is. */
    void citation(Citation citation) {
        waiting.add(citation);
        emitCitations();
    }

    /** Emits what is still held back, and returns the answer as it was shown. */
    GroundedAnswer finish(GroundedAnswer grounded) {
        end();
        return grounded.shownAs(answer.toString(), emitted)
                .warning(mask.warnings().toArray(String[]::new));
    }

    /** As {@link #finish(GroundedAnswer)}, for an answer that was not grounded. */
    Completion finish(Completion completion) {
        end();
        return completion.shownAs(answer.toString(), mask.warnings());
    }

    private void end() {
        endThinking();
        emit(mask.finish());
    }

    /** How many of each kind were masked. */
    Map<PiiKind, Integer> masked() {
        return mask.counts();
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            events.text(piece);
        }
        emitCitations();
    }

    private void emitCitations() {
        while (!waiting.isEmpty() && waiting.element().end() <= mask.read()) {
            Citation masked = masked(waiting.remove());
            emitted.add(masked);
            events.cited(masked);
        }
    }

    private Citation masked(Citation citation) {
        int start = mask.start(citation.start());
        int end = citation.end() == citation.start() ? start : mask.end(citation.end());
        // counted from the last citation: counting each from the answer's start takes quadratic time
        lastIndex = answer.offsetByCodePoints(lastIndex, start - lastCodePoint);
        lastCodePoint = start;
        String text = answer.substring(lastIndex, answer.offsetByCodePoints(lastIndex, end - start));
        return citation.shownAs(start, text, masking);
    }
}
