package org.scribes.textgen.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.StreamEvent;

/** Times the first token of a request's answer; a restart begins anew. For one thread. */
final class FirstToken implements Consumer<StreamEvent> {
    private final Consumer<StreamEvent> events;
    private final Cancellation clock;
    private Optional<Duration> time = Optional.empty();

    FirstToken(Consumer<StreamEvent> events, Cancellation clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void accept(StreamEvent event) {
        if (event instanceof StreamEvent.Restart) {
            time = Optional.empty();
        } else if (event instanceof StreamEvent.Token && time.isEmpty()) {
            time = Optional.of(clock.elapsed());
        }
        events.accept(event);
    }

    /** From the request's arrival to the first token; nothing for an empty answer. */
    Optional<Duration> time() {
        return time;
    }
}
