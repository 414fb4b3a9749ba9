package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Price;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Prices from the list of the server behind the API, read at start and daily, never during a request. If several
 * providers serve a model and its name does not select one, the highest price counts. Old prices stay valid until new
 * ones arrive.
 */
final class RouterPrices {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LAST_PAUSE = Duration.ofHours(1);
    private static final EventLog LOG = EventLog.of(RouterPrices.class);

    private final Source source;
    private final boolean wanted;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private volatile Map<String, ModelPrices> models = Map.of();
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LAST_PAUSE);

    /** @param fromRouter whether prices are read at all */
    RouterPrices(UpstreamTarget target, boolean fromRouter, BackgroundTasks tasks) {
        this(
                () -> PriceList.read(new ServerDocument(target).read("/v1/models")),
                fromRouter && !target.lacksKey(),
                tasks,
                "prices_" + target.name());
    }

    /** @param wanted whether prices are read at all */
    RouterPrices(Source source, boolean wanted, BackgroundTasks tasks, String taskName) {
        this.source = source;
        this.wanted = wanted;
        this.tasks = tasks;
        this.task = tasks.task(taskName);
    }

    /** Reads the price list. */
    @FunctionalInterface
    interface Source {
        Map<String, ModelPrices> read() throws IOException;
    }

    /** The current price of {@code model}, if it is known. */
    Optional<Price> price(String model) {
        @Nullable ModelPrices whole = models.get(model);
        if (whole != null) {
            return whole.highest();
        }
        int colon = model.lastIndexOf(':');
        @Nullable ModelPrices chosen = colon < 0 ? null : models.get(model.substring(0, colon));
        return chosen == null ? Optional.empty() : chosen.of(model.substring(colon + 1));
    }

    void start(ScheduledExecutorService scheduler) {
        if (wanted) {
            rounds.start(scheduler);
        }
    }

    void stop() {
        rounds.stop();
        tasks.remove(task);
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
            pause.reset();
            LOG.info("prices_read", field("models", read.size()));
            return DAY;
        } catch (IOException | RuntimeException e) {
            return unavailable(e);
        }
    }

    private Duration unavailable(Throwable why) {
        Duration now = pause.next();
        LOG.warn("prices_unavailable", failure(why), field("again_in_seconds", now.toSeconds()));
        return now;
    }
}
