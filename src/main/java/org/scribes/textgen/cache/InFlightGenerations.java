package org.scribes.textgen.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/** The generations in flight by cache key. Identical requests share one. */
final class InFlightGenerations {
    private final ConcurrentMap<String, InFlightGeneration> generations = new ConcurrentHashMap<>();
    private final Executor threads;

    InFlightGenerations(Executor threads) {
        this.threads = threads;
    }

    /**
     * A generation that a request has joined.
     *
     * @param own whether this request started it
     */
    record Joined(InFlightGeneration generation, boolean own) {}

    /**
     * Joins the generation for {@code key}, or starts one if there is none.
     *
     * @param generator runs on the generation's thread; when it returns, the answer must be in the cache
     */
    Joined join(String key, Cancellation request, AnswerGenerator generator) {
        InFlightGeneration own = new InFlightGeneration(request);
        InFlightGeneration generation =
                generations.compute(key, (same, running) -> running != null && running.join(request) ? running : own);
        if (generation != own) {
            return new Joined(generation, false);
        }
        try {
            threads.execute(() -> {
                try {
                    own.run(generator);
                } finally {
                    generations.remove(key, own);
                }
            });
        } catch (RejectedExecutionException stopping) {
            generations.remove(key, own);
            own.fail(GenerationException.stopping());
        } catch (RuntimeException | Error noThread) { // identical requests would wait forever
            generations.remove(key, own);
            own.fail(GenerationException.stopping());
            throw noThread;
        }
        return new Joined(own, true);
    }

    /** The number of generations in flight. */
    int count() {
        return generations.size();
    }
}
