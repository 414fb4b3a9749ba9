package org.scribes.textgen.generation.output;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.TokenSink;

/** The way of one attempt's text to its events: thinking filter, grounding, masking, events. For one thread. */
public final class AnswerOutput implements TokenSink {
    private final Supplier<MaskingFilter> newMasking;
    private final Function<MaskingFilter, Optional<GroundingFilter>> newGrounding;
    private final AnswerEvents events;
    private final Delivery delivery;
    private final Consumer<Consumption> meter;

    private final ThinkingFilter thinking;
    /** Absent where grounding is off: the text goes on to the masking filter unchanged. */
    private Optional<GroundingFilter> grounding;

    private MaskingFilter masking;

    /**
     * The way of one attempt.
     *
     * @param awaitsThinking whether the model is known to close its thinking without opening it
     * @param newMasking creates the last filter, which emits the events
     * @param newGrounding creates the filter before it, or nothing where grounding is off
     * @param events of the request's answer, which earlier attempts may have used
     * @param meter takes what the attempt consumed
     */
    AnswerOutput(
            boolean awaitsThinking,
            Supplier<MaskingFilter> newMasking,
            Function<MaskingFilter, Optional<GroundingFilter>> newGrounding,
            AnswerEvents events,
            Delivery delivery,
            Consumer<Consumption> meter) {
        this.newMasking = newMasking;
        this.newGrounding = newGrounding;
        this.events = events;
        this.delivery = delivery;
        this.meter = meter;
        this.thinking = new ThinkingFilter(new Separated(), awaitsThinking);
        this.masking = newMasking.get();
        this.grounding = newGrounding.apply(masking);
    }

    @Override
    public void accept(String piece) {
        thinking.accept(piece);
    }

    @Override
    public void thinking(String piece) {
        thinking.thinking(piece);
    }

    @Override
    public void consumed(Consumption consumption) {
        meter.accept(consumption);
    }

    /**
     * The answer as the model wrote it, without its thinking.
     *
     * @param completion what the backend returned
     * @throws GenerationException INVALID_OUTPUT if the whole answer was thinking
     */
    public Completion written(Completion completion) {
        return thinking.finish(completion);
    }

    /** Whether the model closed its thinking without opening it. */
    public boolean thoughtUnannounced() {
        return thinking.thoughtUnannounced();
    }

    Optional<GroundingFilter> grounding() {
        return grounding;
    }

    MaskingFilter masking() {
        return masking;
    }

    /** Takes the text that the thinking filter separates. */
    private final class Separated implements ThinkingFilter.Reader {
        @Override
        public void text(String piece) {
            if (grounding.isPresent()) {
                grounding.get().accept(piece);
            } else {
                masking.text(piece);
            }
        }

        @Override
        public void thinking(String piece) {
            masking.thinking(piece);
        }

        @Override
        public void takeBack() {
            if (!delivery.mayRestart(events.seen())) {
                throw new GenerationException(
                        ErrorCode.INVALID_OUTPUT,
                        "the model's thinking was streamed before it could be told from the answer");
            }
            events.restart(ErrorCode.INVALID_OUTPUT);
            masking = newMasking.get();
            grounding = newGrounding.apply(masking);
        }
    }

    /**
     * An answer as the client gets it.
     *
     * @param grounded what the check found, if the answer was checked
     */
    public record Shown(Completion completion, Optional<GroundedAnswer> grounded) {}
}
