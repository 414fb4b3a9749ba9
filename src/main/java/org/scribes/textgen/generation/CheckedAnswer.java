package org.scribes.textgen.generation;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.grounding.GroundedText;

/** Holds an answer's pieces against what it was made from on their way to its reader. For one answer, which may begin anew. */
final class CheckedAnswer implements TokenSink, GroundedText.Listener {
    private final Function<GroundedText.Listener, GroundedText> beginning;
    private final ShownAnswer shown;
    private final Cancellation clock;
    /** Begun with the answer: reading long passages takes a moment, and a prompt may be refused before. */
    private @Nullable GroundedText text;

    private Duration moved = Duration.ZERO;
    private Duration longestHold = Duration.ZERO;

    CheckedAnswer(Function<GroundedText.Listener, GroundedText> beginning, ShownAnswer shown, Cancellation clock) {
        this.beginning = beginning;
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public void accept(String piece) {
        GroundedText checked = text();
        if (checked.waiting() == 0) {
            moved = clock.elapsed();
        }
        checked.add(piece);
    }

    @Override
    public void thinking(String piece) {
        shown.thinking(piece);
    }

    private GroundedText text() {
        if (text == null) {
            text = beginning.apply(this);
        }
        return text;
    }

    @Override
    public void restart(ErrorCode reason) {
        text = null;
        shown.restart(reason);
    }

    @Override
    public boolean seen() {
        return shown.seen();
    }

    @Override
    public void text(String piece) {
        noteHold();
        shown.text(piece);
    }

    @Override
    public void citation(Citation citation) {
        shown.citation(citation);
    }

    GroundedAnswer finish() {
        return shown.finish(text().finish());
    }

    /** The longest time that text waited to be judged. */
    Duration longestHold() {
        return longestHold;
    }

    private void noteHold() {
        Duration now = clock.elapsed();
        Duration hold = now.minus(moved);
        longestHold = hold.compareTo(longestHold) > 0 ? hold : longestHold;
        moved = now;
    }
}
