package org.scribes.textgen.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
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
import org.scribes.textgen.observe.LogContext;
import org.scribes.textgen.observe.Tracing;

/**
 * Caches answers that a repeated request would get again. Identical requests in flight share one generation. Failures and
 * answers of a fallback are not cached.
 */
@ApplicationScoped
public class AnswerCache {
    private static final EventLog LOG = EventLog.of(AnswerCache.class);

    private final CacheConfig config;
    private final CacheKeys keys;
    private final LocalAnswerCache memory;
    private final RedisAnswerCache shared;
    private final Executor threads;
    private final InFlightGenerations inFlight;
    private final GenerationMetrics metrics;
    private final Tracing tracing;
    private final InstantSource clock;

    @Inject
    AnswerCache(
            CacheConfig config,
            CacheKeys keys,
            RedisAnswerCache shared,
            GenerationThreads threads,
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
        this.inFlight = new InFlightGenerations(threads);
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * The answer to {@code request}: a cached one, one that is in flight for another request, or a new one.
     *
     * @param model the model that would answer now
     * @param events takes the events before the end, on the calling thread
     * @param generation generates the answer if none is cached, perhaps on another thread
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    public GenerationResult answer(
            GenerationRequest request,
            Client client,
            ModelStatus model,
            Consumer<StreamEvent> events,
            Cancellation cancellation,
            AnswerGenerator generation) {
        if (!config.enabled() || !request.cache() || !repeats(request.options(), model)) {
            count(CacheResult.BYPASS);
            return generation.generate(events, cancellation);
        }
        String key = keys.of(request, client, model);
        Optional<CachedAnswer> known = tracing.within("cache", work -> find(key));
        if (known.isPresent()) {
            count(CacheResult.HIT);
            CachedReplay.of(known.get(), events);
            return known.get().to(request.requestId(), cancellation.elapsed());
        }
        InFlightGenerations.Joined joined = inFlight.join(
                key + request.delivery(),
                cancellation,
                (stream, sharedCancellation) -> LogContext.within(
                        request.requestId(), () -> generateUnlessKnown(key, generation, stream, sharedCancellation)));
        count(joined.own() ? CacheResult.MISS : CacheResult.SHARED);
        GenerationResult result = joined.generation().await(events, cancellation);
        return joined.own() ? result : result.asCached();
    }

    private void count(CacheResult result) {
        metrics.cacheLookup(result);
        tracing.current().set("scribes.cache.result", result);
    }

    /** Looks again: an identical generation may have ended between the first look and the start of this one. */
    private GenerationResult generateUnlessKnown(
            String key, AnswerGenerator generation, Consumer<StreamEvent> events, Cancellation cancellation) {
        Optional<CachedAnswer> known = memory.get(key);
        if (known.isPresent()) {
            CachedReplay.of(known.get(), events);
            return known.get().to("", Duration.ZERO);
        }
        GenerationResult result = generation.generate(events, cancellation);
        if (CachedAnswer.fit(result)) {
            CachedAnswer answer = CachedAnswer.of(result, clock.instant().plus(config.maxAge()));
            memory.put(key, answer);
            share(key, answer);
        }
        return result;
    }

    /** On another thread: the client need not wait for Redis. */
    private void share(String key, CachedAnswer answer) {
        if (!shared.configured()) {
            return;
        }
        try {
            threads.execute(() -> shared.put(key, answer, config.maxAge()));
        } catch (RejectedExecutionException stopping) { // other instances can generate it themselves
            LOG.debug("answer_not_shared");
        }
    }

    private Optional<CachedAnswer> find(String key) {
        Optional<CachedAnswer> here = memory.get(key);
        if (here.isPresent()) {
            return here;
        }
        Optional<CachedAnswer> elsewhere =
                shared.get(key).filter(answer -> answer.until().isAfter(clock.instant()));
        elsewhere.ifPresent(answer -> memory.put(key, answer));
        return elsewhere;
    }

    /** Whether the same request would get nearly the same answer again. */
    private boolean repeats(SamplingOptions options, ModelStatus model) {
        if (options.seed().isPresent()) {
            return true;
        }
        double unknown = Double.POSITIVE_INFINITY;
        double temperature = options.temperature().orElse(model.temperature().orElse(unknown));
        return temperature <= config.maxTemperature();
    }
}
