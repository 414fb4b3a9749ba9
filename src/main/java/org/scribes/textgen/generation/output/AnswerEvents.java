package org.scribes.textgen.generation.output;

import java.util.function.Consumer;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.StreamEvent;

/** Emits the events of one answer, and knows whether any of it was seen. For one thread. */
public final class AnswerEvents {
    private final Consumer<StreamEvent> events;
    private boolean seen;

    /** @param events takes {@link StreamEvent.Token}, {@code Thinking}, {@code Cited} and {@code Restart} */
    public AnswerEvents(Consumer<StreamEvent> events) {
        this.events = events;
    }

    void text(String text) {
        seen = true;
        events.accept(new StreamEvent.Token(text));
    }

    void thinking(String text) {
        events.accept(new StreamEvent.Thinking(text));
    }

    /** Emits a citation of the text so far. */
    void cited(Citation citation) {
        seen = true;
        events.accept(new StreamEvent.Cited(citation));
    }

    /** Discards the answer so far. Emits nothing where nothing was seen. */
    public void restart(ErrorCode reason) {
        if (seen) {
            seen = false;
            events.accept(new StreamEvent.Restart(reason));
        }
    }

    /** Whether any text or citation was emitted since the last restart. */
    public boolean seen() {
        return seen;
    }
}
