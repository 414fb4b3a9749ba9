package org.scribes.textgen.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenSink;

/** Makes events of the pieces of an answer, and notes when the first one came. */
final class EventSink implements TokenSink {
    private final Consumer<StreamEvent> events;
    private final Cancellation clock;
    private @Nullable Duration firstToken;
    private boolean told;

    EventSink(Consumer<StreamEvent> events, Cancellation clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void accept(String text) {
        if (firstToken == null) {
            firstToken = clock.elapsed();
        }
        told = true;
        events.accept(new StreamEvent.Token(text));
    }

    @Override
    public void thinking(String text) {
        events.accept(new StreamEvent.Thinking(text));
    }

    /** Tells what stands at the end of the answer so far. */
    void cited(Citation citation) {
        told = true;
        events.accept(new StreamEvent.Cited(citation));
    }

    @Override
    public void restart(ErrorCode reason) {
        firstToken = null;
        told = false;
        events.accept(new StreamEvent.Restart(reason));
    }

    /** Whether anything was told of the answer that counts. */
    boolean told() {
        return told;
    }

    /** From the request's arrival to the first piece of the answer that counts, if it has one. */
    Optional<Duration> firstToken() {
        return Optional.ofNullable(firstToken);
    }
}
