package org.scribes.textgen.grounding.store;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.Translation;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Loads the Bible once, in parallel with the startup. The first user waits for it. Configured translations are read at
 * once, so that an invalid file stops the startup.
 */
@ApplicationScoped
public class CanonLoader {
    private static final EventLog LOG = EventLog.of(CanonLoader.class);
    private static final List<String> BUNDLED = List.of("WEB", "KJV");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final boolean atStart;
    private final Callable<Canon> load;
    private final Duration pause;
    private final BackgroundTask task;
    private volatile FutureTask<Canon> loading;

    @Inject
    CanonLoader(GroundingConfig config, BackgroundTasks tasks) {
        this(config.policy() != GroundingPolicy.OFF, loadOf(config), PAUSE, tasks);
    }

    /** @param pause before another attempt */
    CanonLoader(boolean atStart, Callable<Canon> load, Duration pause, BackgroundTasks tasks) {
        this.atStart = atStart;
        this.load = load;
        this.pause = pause;
        this.loading = new FutureTask<>(load);
        this.task = tasks.task("canon");
    }

    private static List<Named> added(GroundingConfig config) {
        return config.translations().stream()
                .map(file -> new Named(file.name(), TranslationFiles.added(file.path())))
                .toList();
    }

    private static Callable<Canon> loadOf(GroundingConfig config) {
        List<Named> added = added(config);
        return () -> load(added);
    }

    /**
     * Loads the Bible on the calling thread, outside a server.
     *
     * @throws org.scribes.textgen.config.ConfigurationException if a configured translation cannot be read
     */
    public static Canon load(GroundingConfig config) {
        return load(added(config));
    }

    private record Named(String name, SortedMap<Integer, String> verses) {
        Translation index() {
            return Translation.of(name, verses);
        }
    }

    void start(@Observes ServiceOpening event) {
        if (atStart) {
            Thread thread = new Thread(this::loadUntilSuccess, "canon-loader");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void resetAfter(FutureTask<Canon> failed) {
        if (loading == failed) {
            loading = new FutureTask<>(load);
        }
    }

    private void loadUntilSuccess() {
        while (!task.run(this::canon)) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The Bible. Waits for the load in progress, or loads it. A failed load is repeated by the next call. */
    @Produces
    @ApplicationScoped
    Canon canon() {
        FutureTask<Canon> current = loading;
        current.run();
        try {
            return current.get();
        } catch (ExecutionException | CancellationException e) {
            resetAfter(current);
            throw new IllegalStateException("the canon could not be loaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the canon is loaded", e);
        }
    }

    private static Canon load(List<Named> added) {
        long start = System.nanoTime();
        try {
            List<Translation> translations = new ArrayList<>();
            for (String name : BUNDLED) {
                translations.add(new Named(name, TranslationFiles.own(name)).index());
            }
            added.forEach(named -> translations.add(named.index()));
            LOG.info(
                    "canon_loaded",
                    field(
                            "translations",
                            translations.stream().map(Translation::name).collect(Collectors.joining(","))),
                    field(
                            "verses",
                            translations.stream().mapToLong(Translation::verses).sum()),
                    field("millis", (System.nanoTime() - start) / 1_000_000));
            return Canon.of(translations);
        } catch (RuntimeException | Error e) {
            LOG.error("canon_load_failed", failure(e));
            throw e;
        }
    }
}
