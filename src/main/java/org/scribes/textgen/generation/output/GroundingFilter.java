package org.scribes.textgen.generation.output;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.grounding.GroundedText;

/** Checks the quotations of one attempt's text and forwards the repaired text to the {@link MaskingFilter}. */
final class GroundingFilter implements GroundedText.Listener {
    private final Function<GroundedText.Listener, GroundedText> start;
    private final MaskingFilter next;
    private final Cancellation clock;
    /** Created with the first piece: long passages take a moment to index, and a backend may refuse the prompt first. */
    private @Nullable GroundedText text;

    private Duration lastMove = Duration.ZERO;
    private Duration longestHold = Duration.ZERO;

    GroundingFilter(Function<GroundedText.Listener, GroundedText> start, MaskingFilter next, Cancellation clock) {
        this.start = start;
        this.next = next;
        this.clock = clock;
    }

    /** Takes the next piece as the model wrote it. */
    void accept(String piece) {
        GroundedText checked = started();
        if (checked.waiting() == 0) {
            lastMove = clock.elapsed();
        }
        checked.add(piece);
    }

    private GroundedText started() {
        if (text == null) {
            text = start.apply(this);
        }
        return text;
    }

    @Override
    public void text(String piece) {
        Duration now = clock.elapsed();
        Duration hold = now.minus(lastMove);
        longestHold = hold.compareTo(longestHold) > 0 ? hold : longestHold;
        lastMove = now;
        next.text(piece);
    }

    @Override
    public void citation(Citation citation) {
        next.citation(citation);
    }

    /** Checks and forwards what is still held back; the answer has ended. */
    GroundedAnswer finish() {
        return next.finish(started().finish());
    }

    /** The longest time that text was held back before it could be checked. */
    Duration longestHold() {
        return longestHold;
    }
}
