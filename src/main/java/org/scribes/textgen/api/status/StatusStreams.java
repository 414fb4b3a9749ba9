package org.scribes.textgen.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.GenerationService;

/**
 * Sends the state to each viewer every two seconds, on the thread of the viewer's stream: one who does not read, or who
 * is gone, delays nobody. A stream ends after ten minutes, because only the next one checks the key again, and at once
 * when the server begins to stop. Thread-safe.
 */
@ApplicationScoped
public class StatusStreams {
    /** Each takes a thread. */
    static final int MOST_VIEWERS = 16;

    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(10);
    /** For the last event. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Supplier<StatusBody> states;
    private final Duration interval;
    private final Set<Cancellation> viewers = new HashSet<>();
    private boolean stopped;

    @Inject
    StatusStreams(StatusReader reader, GenerationService generation) {
        this(reader::read, INTERVAL);
        generation.onStop(this::stop);
    }

    StatusStreams(Supplier<StatusBody> states, Duration interval) {
        this.states = states;
        this.interval = interval;
    }

    /** For a stream that begins now. */
    Cancellation begin() {
        return new Cancellation(LIFETIME.plus(GRACE), System::nanoTime);
    }

    /**
     * Sends the state again and again on the calling thread, first at once, until the stream ends.
     *
     * @param viewer takes each state; an exception ends the stream
     * @param cancellation made by {@link #begin()}
     * @throws GenerationException OVERLOADED if there are too many viewers, or the server is stopping
     */
    void watch(Consumer<StatusBody> viewer, Cancellation cancellation) {
        enter(cancellation);
        try {
            while (cancellation.reason().isEmpty() && cancellation.elapsed().compareTo(LIFETIME) < 0) {
                send(states.get(), viewer, cancellation);
                cancellation.awaitCancel(interval);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            leave(cancellation);
        }
    }

    /** A stream that is cancelled meanwhile only ends: that is no failure to tell its viewer of. */
    private static void send(StatusBody state, Consumer<StatusBody> viewer, Cancellation cancellation) {
        try {
            viewer.accept(state);
        } catch (GenerationException failure) {
            if (cancellation.reason().isEmpty()) {
                throw failure;
            }
        }
    }

    private synchronized void enter(Cancellation viewer) {
        if (stopped) {
            throw GenerationException.stopping();
        }
        if (viewers.size() == MOST_VIEWERS) {
            throw GenerationException.retryable(
                    ErrorCode.OVERLOADED,
                    MOST_VIEWERS + " streams of the status are open, and more are not allowed; GET /api/v1/status"
                            + " always answers",
                    RETRY);
        }
        viewers.add(viewer);
    }

    private synchronized void leave(Cancellation viewer) {
        viewers.remove(viewer);
    }

    /** Ends all streams, and refuses others. */
    void stop() {
        stopAll().forEach(viewer -> viewer.cancel(Cancellation.Reason.STOPPING));
    }

    private synchronized List<Cancellation> stopAll() {
        stopped = true;
        return List.copyOf(viewers);
    }
}
