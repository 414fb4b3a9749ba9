package org.scribes.textgen.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** The generations in flight by cache key. Identical requests share one. */
final class InFlightGenerations {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConcurrentMap<String, InFlightGeneration> generations = new ConcurrentHashMap<>();
    private final Duration patience;

    InFlightGenerations() {
        this(PATIENCE);
    }

    /** @param patience how long followers wait for the client of the request that generates to read an event */
    InFlightGenerations(Duration patience) {
        this.patience = patience;
    }

    /**
     * An answer.
     *
     * @param own whether the request generated it, rather than following another one
     */
    record Answer(GenerationResult result, boolean own) {}

    /**
     * Follows the generation for {@code key}, or generates the answer if there is none. If the followed generation is
     * abandoned, another one starts.
     *
     * @param reader receives all events except {@link StreamEvent.Done}, on the calling thread
     * @param mayRestart whether {@code reader} may receive a {@link StreamEvent.Restart} after other events
     * @param generator generates on the calling thread; when it returns, the answer must be in the cache
     * @throws GenerationException when there is no answer
     */
    Answer answer(
            String key,
            Consumer<StreamEvent> reader,
            boolean mayRestart,
            Cancellation request,
            AnswerGenerator generator) {
        FollowedEvents events = new FollowedEvents(reader);
        InFlightGeneration own = new InFlightGeneration(patience);
        while (true) {
            @Nullable InFlightGeneration running = generations.putIfAbsent(key, own);
            if (running == null) {
                return new Answer(generate(key, own, reader, request, generator), true);
            }
            Optional<GenerationResult> result = running.await(events, request);
            if (result.isPresent()) {
                return new Answer(result.get(), false);
            }
            generations.remove(key, running); // its own request may not have come so far
            if (!events.restart(mayRestart)) {
                throw abandoned();
            }
        }
    }

    private GenerationResult generate(
            String key,
            InFlightGeneration own,
            Consumer<StreamEvent> reader,
            Cancellation request,
            AnswerGenerator generator) {
        try {
            return own.run(generator, reader, request);
        } finally {
            generations.remove(key, own);
        }
    }

    private static GenerationException abandoned() {
        return new GenerationException(
                ErrorCode.GENERATION_FAILED,
                "the identical request that generated this answer did not end it; try again");
    }

    /** The number of generations in flight. */
    int count() {
        return generations.size();
    }

    /** Passes events on to a follower, and knows whether any was seen. */
    private static final class FollowedEvents implements Consumer<StreamEvent> {
        private final Consumer<StreamEvent> reader;
        private boolean seen;

        FollowedEvents(Consumer<StreamEvent> reader) {
            this.reader = reader;
        }

        @Override
        public void accept(StreamEvent event) {
            seen = !(event instanceof StreamEvent.Restart);
            reader.accept(event);
        }

        /** Discards the events so far; false if that is not allowed. */
        boolean restart(boolean allowed) {
            if (seen && allowed) {
                accept(new StreamEvent.Restart(ErrorCode.CANCELLED));
            }
            return !seen;
        }
    }
}
