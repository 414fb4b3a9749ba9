package org.scribes.textgen.generation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.StreamEvent;

/**
 * Emits the events of one answer, and knows whether any of it was seen. May hold the beginning back, which can then be
 * replaced unseen. For one thread.
 */
public final class AnswerEvents {
    private final Consumer<StreamEvent> events;
    private final int holdCharacters;
    private final List<StreamEvent> held = new ArrayList<>();
    private int heldCharacters;
    private boolean seen;

    /** @param events takes {@link StreamEvent.Token}, {@code Thinking}, {@code Cited} and {@code Restart} */
    public AnswerEvents(Consumer<StreamEvent> events) {
        this(events, 0);
    }

    /**
     * Events whose beginning is held back.
     *
     * @param holdCharacters the characters of an answer that are held back until there are more, or {@link #release}
     */
    public AnswerEvents(Consumer<StreamEvent> events, int holdCharacters) {
        this.events = events;
        this.holdCharacters = holdCharacters;
    }

    void text(String text) {
        heldCharacters += text.length();
        emit(new StreamEvent.Token(text));
    }

    void thinking(String text) {
        events.accept(new StreamEvent.Thinking(text));
    }

    /** Emits a citation of the text so far. */
    void cited(Citation citation) {
        emit(new StreamEvent.Cited(citation));
    }

    private void emit(StreamEvent event) {
        if (seen) {
            events.accept(event);
            return;
        }
        held.add(event);
        if (heldCharacters >= holdCharacters) {
            release();
        }
    }

    /** Emits what is held back. */
    public void release() {
        List<StreamEvent> released = List.copyOf(held);
        held.clear();
        seen |= !released.isEmpty();
        released.forEach(events);
    }

    /** Discards the answer so far. Emits nothing where nothing was seen. */
    public void restart(ErrorCode reason) {
        held.clear();
        heldCharacters = 0;
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
