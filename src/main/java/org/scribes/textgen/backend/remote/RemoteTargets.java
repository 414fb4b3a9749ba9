package org.scribes.textgen.backend.remote;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.ExpectedSeries;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.TargetKind;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TokenCounterSource;
import org.scribes.textgen.backend.remote.pool.KeyRing;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.config.ModelsConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Price;
import org.scribes.textgen.domain.PriceSource;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.observe.UpstreamMetrics;
import org.scribes.textgen.observe.UpstreamReach;
import org.scribes.textgen.threads.BackgroundTasks;

/** Opens the targets behind an API, and knows what they cost. */
@ApplicationScoped
public class RemoteTargets implements TargetKind, PriceSource {
    private final RemoteAttempt attempt;
    private final GenerationMetrics metrics;
    private final UpstreamMetrics upstreams;
    private final Tracing tracing;
    private final Instance<TokenCounterSource> counters;
    private final ExpectedSeries series;
    private final UpstreamReach reach;
    private final BackgroundTasks tasks;
    private final CostConfig cost;
    private final ModelsConfig models;
    private final Map<String, Prices> prices = new ConcurrentHashMap<>();
    private final Set<Open> started = ConcurrentHashMap.newKeySet();

    // constructor injection needs Jakarta Concurrency 3.1
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    RemoteTargets(
            RemoteAttempt attempt,
            GenerationMetrics metrics,
            UpstreamMetrics upstreams,
            Tracing tracing,
            Instance<TokenCounterSource> counters,
            ExpectedSeries series,
            UpstreamReach reach,
            BackgroundTasks tasks,
            CostConfig cost,
            ModelsConfig models) {
        this.attempt = attempt;
        this.metrics = metrics;
        this.upstreams = upstreams;
        this.tracing = tracing;
        this.counters = counters;
        this.series = series;
        this.reach = reach;
        this.tasks = tasks;
        this.cost = cost;
        this.models = models;
    }

    private record Prices(Optional<Price> stated, RouterPrices listed) {}

    /**
     * Opens a target behind an API.
     *
     * @throws org.scribes.textgen.config.ConfigurationException when the tokenizer's files are not as they should be
     */
    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof UpstreamTarget upstream ? Optional.of(new Open(upstream)) : Optional.empty();
    }

    @Override
    public Optional<Price> stated(String target) {
        return Optional.ofNullable(prices.get(target)).flatMap(Prices::stated);
    }

    @Override
    public Optional<Price> listed(String target, String model) {
        return Optional.ofNullable(prices.get(target))
                .flatMap(known -> known.listed().price(model));
    }

    @PreDestroy
    void stop() {
        started.forEach(Open::close);
    }

    /** A target with the background tasks that learn about it. */
    private final class Open implements OpenTarget {
        private final RemoteModel model;
        private final RemoteWindow window;
        private final UpstreamProbe probe;
        private final Prices costs;
        private final TargetServers servers;
        private final TargetLimits limits;
        private final KeyRing keys;
        private final RemoteBackend backend;

        Open(UpstreamTarget target) {
            Optional<TokenCounter> counter =
                    target.hub().tokenizer().map(folder -> counters.get().open(folder));
            RemoteConnection connection = new RemoteConnection(target, counter, metrics, tracing);
            this.servers = new TargetServers(target, upstreams, tasks);
            this.limits = new TargetLimits(target, upstreams);
            this.keys = new KeyRing(target.keys().size(), System::nanoTime);
            PooledCalls pool = new PooledCalls(target, servers.pool(), keys, connection, attempt, upstreams);
            this.model = new RemoteModel(target, series, tasks);
            this.window = new RemoteWindow(target, () -> model.named().name(), tasks);
            this.probe = new UpstreamProbe(target, reach, tasks);
            this.costs = new Prices(target.price(), new RouterPrices(target, cost.fromRouter(), tasks));
            this.backend = new RemoteBackend(target, counter, limits, pool, model, window, models.allowed());
        }

        @Override
        public TextBackend backend() {
            return backend;
        }

        @Override
        public void start() {
            if (scheduler == null) {
                throw new IllegalStateException("the server gave no scheduler");
            }
            started.add(this);
            prices.put(backend.target(), costs);
            backend.start();
            servers.start(scheduler);
            limits.start(keys);
            model.start(scheduler);
            window.start(scheduler);
            probe.start(scheduler);
            costs.listed().start(scheduler);
        }

        @Override
        public void close() {
            started.remove(this);
            servers.stop();
            limits.stop();
            model.stop();
            window.stop();
            probe.stop();
            costs.listed().stop();
            prices.remove(backend.target(), costs);
        }
    }
}
