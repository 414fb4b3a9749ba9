package org.scribes.textgen.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.observe.CacheResult;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.threads.AnswerThreads;

/**
 * Caches answers that are repeatable. Identical requests in flight share one generation. Failures and answers after a
 * failover are not cached.
 */
@ApplicationScoped
public class AnswerCache {
    private static final EventLog LOG = EventLog.of(AnswerCache.class);

    private final CacheConfig config;
    private final CacheKeys keys;
    private final LocalAnswerCache memory;
    private final RedisAnswerCache shared;
    private final Executor threads;
    private final InFlightGenerations inFlight = new InFlightGenerations();
    private final GenerationMetrics metrics;
    private final Tracing tracing;
    private final InstantSource clock;

    @Inject
    AnswerCache(
            CacheConfig config,
            CacheKeys keys,
            RedisAnswerCache shared,
            AnswerThreads threads,
            GenerationMetrics metrics,
            Tracing tracing) {
        this(config, keys, shared, threads, metrics, tracing, InstantSource.system());
    }

    AnswerCache(
            CacheConfig config,
            CacheKeys keys,
            RedisAnswerCache shared,
            Executor threads,
            GenerationMetrics metrics,
            Tracing tracing,
            InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.memory = new LocalAnswerCache(config.maxBytes(), clock);
        this.shared = shared;
        this.threads = threads;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * Returns the answer to {@code request}: from the cache, from an identical request in flight, or newly generated.
     *
     * @param model the status of the model that would answer now
     * @param events receives all events except {@link StreamEvent.Done}, on the calling thread
     * @param generation generates the answer on a cache miss, on the calling thread
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    public GenerationResult answer(
            GenerationRequest request,
            Client client,
            ModelStatus model,
            List<Object> settings,
            Consumer<StreamEvent> events,
            Cancellation cancellation,
            AnswerGenerator generation) {
        // the key has the revision of one model
        boolean oneModel = request.candidates().models().isEmpty();
        boolean cacheable = request.cache() && request.demands().isEmpty() && oneModel;
        if (!config.enabled() || !cacheable || !repeats(request.options(), model)) {
            count(CacheResult.BYPASS);
            return generation.generate(events, cancellation);
        }
        String key = keys.of(request, client, model, settings);
        Optional<CachedAnswer> cached = tracing.within("cache", work -> find(key));
        if (cached.isPresent()) {
            count(CacheResult.HIT);
            CachedReplay.of(cached.get(), events);
            return cached.get().to(request.requestId(), cancellation.elapsed());
        }
        InFlightGenerations.Answer answer = inFlight.answer(
                key + request.delivery(),
                events,
                request.delivery().mayRestart(true),
                cancellation,
                (stream, until) -> {
                    count(CacheResult.MISS);
                    return generateUnlessCached(key, generation, stream, until);
                });
        if (answer.own()) {
            return answer.result();
        }
        count(CacheResult.SHARED);
        return answer.result().asCached();
    }

    private void count(CacheResult result) {
        metrics.cacheLookup(result);
        tracing.current().set("scribes.cache.result", result);
    }

    /** Checks the cache again: an identical generation may have ended between the first check and the start of this one. */
    private GenerationResult generateUnlessCached(
            String key, AnswerGenerator generation, Consumer<StreamEvent> events, Cancellation cancellation) {
        Optional<CachedAnswer> cached = memory.get(key);
        if (cached.isPresent()) {
            CachedReplay.of(cached.get(), events);
            return cached.get().to("", Duration.ZERO);
        }
        GenerationResult result = generation.generate(events, cancellation);
        if (CachedAnswer.fit(result)) {
            CachedAnswer answer = CachedAnswer.of(result, clock.instant().plus(config.maxAge()));
            memory.put(key, answer);
            share(key, answer);
        }
        return result;
    }

    /** Writes to Redis on another thread, so that the client does not wait. */
    private void share(String key, CachedAnswer answer) {
        if (!shared.configured()) {
            return;
        }
        try {
            threads.execute(() -> shared.put(key, answer, config.maxAge()));
        } catch (RejectedExecutionException stopping) { // other instances generate the answer themselves
            LOG.debug("answer_not_shared");
        }
    }

    private Optional<CachedAnswer> find(String key) {
        Optional<CachedAnswer> local = memory.get(key);
        if (local.isPresent()) {
            return local;
        }
        Optional<CachedAnswer> fromRedis =
                shared.get(key).filter(answer -> answer.expiresAt().isAfter(clock.instant()));
        fromRedis.ifPresent(answer -> memory.put(key, answer));
        return fromRedis;
    }

    /** Whether the answer is repeatable: it has a seed or a low temperature. */
    private boolean repeats(SamplingOptions options, ModelStatus model) {
        if (options.seed().isPresent()) {
            return true;
        }
        double unknown = Double.POSITIVE_INFINITY;
        double temperature = options.temperature().orElse(model.temperature().orElse(unknown));
        return temperature <= config.maxTemperature();
    }
}
