package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.CostConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Price;
import org.scribes.textgen.domain.PriceSource;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Prices from the list of the server behind the API, read at start and daily, never during a request. If several
 * providers serve a model and its name does not select one, the highest price counts. Old prices stay valid until new
 * ones arrive.
 */
@ApplicationScoped
public class RouterPrices implements PriceSource {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LAST_PAUSE = Duration.ofHours(1);
    private static final EventLog LOG = EventLog.of(RouterPrices.class);

    private final Source source;
    private final boolean wanted;
    private final BackgroundTask task;
    private volatile Map<String, ModelPrices> models = Map.of();
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private Duration pause = FIRST_PAUSE;

    // constructor injection needs Jakarta Concurrency 3.1
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    RouterPrices(
            HubConfig hub,
            HuggingFaceConfig huggingFace,
            BackendsConfig backends,
            CostConfig cost,
            BackgroundTasks tasks) {
        this(
                () -> PriceList.read(new ServerDocument(hub, huggingFace).read("/v1/models")),
                cost.fromRouter()
                        && backends.has(Mode.API)
                        && (!hub.needsKey() || huggingFace.apiKey().isPresent()),
                tasks);
    }

    /** @param wanted whether prices are read at all */
    RouterPrices(Source source, boolean wanted, BackgroundTasks tasks) {
        this.source = source;
        this.wanted = wanted;
        this.task = tasks.task("prices");
    }

    /** Reads the price list. */
    @FunctionalInterface
    interface Source {
        Map<String, ModelPrices> read() throws IOException;
    }

    @Override
    public Optional<Price> price(String model) {
        @Nullable ModelPrices whole = models.get(model);
        if (whole != null) {
            return whole.highest();
        }
        int colon = model.lastIndexOf(':');
        @Nullable ModelPrices chosen = colon < 0 ? null : models.get(model.substring(0, colon));
        return chosen == null ? Optional.empty() : chosen.of(model.substring(colon + 1));
    }

    void start(@Observes ServiceStarting event) {
        if (wanted) {
            rounds.start(scheduler);
        }
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }

    /** Whether prices are read at all. */
    boolean wanted() {
        return wanted;
    }

    /** Reads the prices and returns the delay until the next time. Never throws. */
    Duration refresh() {
        return task.run(this::readAnew, this::unavailable);
    }

    private Duration readAnew() {
        try {
            Map<String, ModelPrices> read = source.read();
            models = read;
            pause = FIRST_PAUSE;
            LOG.info("prices_read", field("models", read.size()));
            return DAY;
        } catch (IOException | RuntimeException e) {
            return unavailable(e);
        }
    }

    private Duration unavailable(Throwable why) {
        Duration now = pause;
        Duration twice = now.multipliedBy(2);
        pause = twice.compareTo(LAST_PAUSE) < 0 ? twice : LAST_PAUSE;
        LOG.warn("prices_unavailable", failure(why), field("again_in_seconds", now.toSeconds()));
        return now;
    }
}
