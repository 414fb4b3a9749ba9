package org.scribes.textgen.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/** The answers that come into being: identical requests that meet here share one. */
final class InFlightGenerations {
    private final ConcurrentMap<String, InFlightGeneration> flying = new ConcurrentHashMap<>();
    private final Executor threads;

    InFlightGenerations(Executor threads) {
        this.threads = threads;
    }

    /**
     * A flight and whether this request began it.
     *
     * @param own false: it was in the air already
     */
    record Boarding(InFlightGeneration flight, boolean own) {}

    /**
     * Lets {@code request} wait for the answer of that {@code key}, and begins to generate it if nobody has.
     *
     * @param generation what its thread does; is over when the answer can be found elsewhere
     */
    Boarding board(String key, Cancellation request, AnswerGenerator generation) {
        InFlightGeneration own = new InFlightGeneration(request);
        InFlightGeneration flight =
                flying.compute(key, (same, running) -> running != null && running.join(request) ? running : own);
        if (flight != own) {
            return new Boarding(flight, false);
        }
        try {
            threads.execute(() -> {
                try {
                    own.run(generation);
                } finally {
                    flying.remove(key, own);
                }
            });
        } catch (RejectedExecutionException stopping) {
            flying.remove(key, own);
            own.fail(GenerationException.stopping());
        } catch (RuntimeException | Error noThread) { // else whoever asks the same would wait for it for ever
            flying.remove(key, own);
            own.fail(GenerationException.stopping());
            throw noThread;
        }
        return new Boarding(own, true);
    }

    /** How many answers come into being. */
    int count() {
        return flying.size();
    }
}
