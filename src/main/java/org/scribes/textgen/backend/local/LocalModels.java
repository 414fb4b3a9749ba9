package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.decoder.FreeMemory;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LoadMode;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.LocalMemoryConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

/** The checkpoints in this process, one for each target that is open. Thread-safe. */
@ApplicationScoped
public class LocalModels {
    private final DataDirectory data;
    private final LocalEngine engine;
    private final BackgroundTasks tasks;
    private final Map<LocalTarget, Opened> opened = new LinkedHashMap<>();
    private boolean started;

    /** @param uses how often it was opened and not closed */
    private record Opened(LocalBackend backend, int uses) {}

    @Inject
    LocalModels(
            DataDirectory data,
            LocalMemoryConfig memory,
            ServerThreads threads,
            GenerationMetrics metrics,
            BackgroundTasks tasks) {
        this.data = data;
        this.tasks = tasks;
        this.engine = new LocalEngine(
                new LocalMemory(device -> budget(device, memory)), threads, metrics, new LocalTotals());
        new LocalGauges(this::backends, engine.totals()).register(metrics);
    }

    private static long budget(String device, LocalMemoryConfig config) {
        return device.equals(LocalConfig.CPU)
                ? config.memory().orElseGet(() -> FreeMemory.bytes(device))
                : FreeMemory.bytes(device);
    }

    /**
     * Opens a target. An equal one that is open already is shared, so that a reload of the configuration does not load it
     * again. A target that is loaded at the start is loaded with the service's start, or at once after it.
     *
     * @return its backend, until {@link #close} was called as often as this method
     */
    public synchronized TextBackend open(LocalTarget target) {
        Opened present = opened.get(target);
        Opened now =
                present == null ? new Opened(backend(target), 1) : new Opened(present.backend(), present.uses() + 1);
        opened.put(target, now);
        if (started) {
            loadAtStart(target, now.backend());
        }
        return now.backend();
    }

    private LocalBackend backend(LocalTarget target) {
        LocalModelLoader loader = new LocalModelLoader(target, data.path());
        BackgroundTask task = tasks.task("engine");
        return new LocalBackend(
                target,
                loader,
                holder -> new ModelLane(
                        loader,
                        target.local(),
                        engine,
                        task,
                        engine.memory().open(holder, () -> sharers(target.local().device()))));
    }

    /** How many targets of {@code device} share what is free for KV caches. */
    private synchronized int sharers(String device) {
        return (int) opened.keySet().stream()
                .map(LocalTarget::local)
                .filter(local -> local.kvMemory().isEmpty() && local.device().equals(device))
                .count();
    }

    synchronized void start(@Observes ServiceStarting event) {
        started = true;
        opened.forEach((target, open) -> loadAtStart(target, open.backend()));
    }

    private static void loadAtStart(LocalTarget target, LocalBackend backend) {
        if (target.local().load() == LoadMode.STARTUP) {
            ModelLane unused = backend.load();
        }
    }

    /** Closes a target that was opened. */
    public void close(LocalTarget target) {
        LocalBackend last;
        synchronized (this) {
            Opened present = Objects.requireNonNull(opened.get(target), "the target is not open");
            if (present.uses() > 1) {
                opened.put(target, new Opened(present.backend(), present.uses() - 1));
                return;
            }
            opened.remove(target);
            last = present.backend();
        }
        last.close();
    }

    private synchronized List<LocalBackend> backends() {
        return opened.values().stream().map(Opened::backend).toList();
    }

    @PreDestroy
    void stop() {
        backends().forEach(LocalBackend::stop);
    }

    /** The only target without a catalogue. */
    @Produces
    @ApplicationScoped
    @Typed(TextBackend.class)
    TextBackend only(HuggingFaceConfig model, AssistantConfig assistant, LocalConfig local, BackendsConfig backends) {
        LocalTarget target = new LocalTarget("local", model, assistant, local);
        if (!backends.has(Mode.LOCAL)) {
            return backend(target);
        }
        return open(target);
    }
}
