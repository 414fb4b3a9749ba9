package org.scribes.textgen.backend;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueSource;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.domain.Sha256;
import org.scribes.textgen.observe.CatalogueHealth;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Reads the catalogue again when its file changes, or a file that holds one of its keys. It looks at what the files hold,
 * since Kubernetes replaces mounted files by links. A wrong catalogue leaves the former one in force.
 */
@ApplicationScoped
public class CatalogueWatch {
    private static final EventLog LOG = EventLog.of(CatalogueWatch.class);
    private static final long PAUSE_SECONDS = 2;

    private final CatalogueSource source;
    private final BackendRouter router;
    private final ExpectedSeries series;
    private final CatalogueHealth health;
    private final BackgroundTask task;
    private List<String> seen = List.of();
    private @Nullable ScheduledFuture<?> schedule;

    // constructor injection needs Jakarta Concurrency 3.1
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    CatalogueWatch(
            CatalogueSource source,
            BackendRouter router,
            ExpectedSeries series,
            CatalogueHealth health,
            GenerationMetrics metrics,
            BackgroundTasks tasks) {
        this.source = source;
        this.router = router;
        this.series = series;
        this.health = health;
        this.task = tasks.task("catalogue");
        metrics.show(Gauge.CATALOGUE_REJECTED, () -> health.problem().isPresent() ? 1 : 0);
    }

    void start(@Observes ServiceStarting event) {
        source.open();
        if (source.files().isEmpty()) {
            return;
        }
        if (scheduler == null) {
            throw new IllegalStateException("the server gave no scheduler");
        }
        seen = contents();
        schedule = scheduler.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Never throws, because an exception would cancel the schedule. */
    void look() {
        boolean unused = task.run(this::readIfChanged);
    }

    private void readIfChanged() {
        List<String> now = contents();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            accept(source.read());
        } catch (ConfigurationException wrong) {
            String cause = String.valueOf(wrong.getMessage());
            health.rejected(cause);
            LOG.error("catalogue_rejected", field("cause", cause));
        }
    }

    private void accept(Catalogue catalogue) {
        boolean changed = !catalogue.equals(router.current().catalogue());
        long begin = System.nanoTime();
        if (changed) {
            router.replace(catalogue, series);
        }
        health.accepted();
        LOG.info(
                "catalogue_read",
                field("changed", changed),
                field("models", catalogue.models().size()),
                field("targets", catalogue.targets().size()),
                field("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin)));
    }

    /** A digest of each file. */
    private List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (Path file : source.files()) {
            contents.add(file + " " + digest(file));
        }
        return contents;
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(Sha256.digest().digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            return "cannot be read"; // reading the catalogue says why
        }
    }
}
