package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.backend.OpenTarget;
import org.scribes.textgen.backend.TargetKind;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.decoder.FreeMemory;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.LoadMode;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.LocalMemoryConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;
import org.scribes.textgen.threads.ServerThreads;

/** Opens the checkpoints in this process, one for each target. Thread-safe. */
@ApplicationScoped
public class LocalModels implements TargetKind {
    private final DataDirectory data;
    private final LocalEngine engine;
    private final BackgroundTasks tasks;
    private final Map<LocalTarget, LocalBackend> opened = new LinkedHashMap<>();

    @Inject
    LocalModels(
            DataDirectory data,
            LocalMemoryConfig memory,
            ServerThreads threads,
            GenerationMetrics metrics,
            BackgroundTasks tasks) {
        this.data = data;
        this.tasks = tasks;
        this.engine =
                new LocalEngine(new LocalMemory(device -> budget(device, memory)), threads, metrics, new LocalTotals());
        new LocalGauges(this::backends, engine.totals()).register(metrics);
    }

    private static long budget(String device, LocalMemoryConfig config) {
        return device.equals(LocalConfig.CPU)
                ? config.memory().orElseGet(() -> FreeMemory.bytes(device))
                : FreeMemory.bytes(device);
    }

    /** Opens a checkpoint. One that is loaded at the start is loaded when the target starts. */
    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof LocalTarget local ? Optional.of(open(local)) : Optional.empty();
    }

    private synchronized OpenTarget open(LocalTarget target) {
        LocalBackend backend = backend(target);
        opened.put(target, backend);
        return new OpenTarget() {
            @Override
            public TextBackend backend() {
                return backend;
            }

            @Override
            public void start() {
                if (target.local().load() == LoadMode.STARTUP) {
                    ModelLane unused = backend.load();
                }
            }

            @Override
            public void close() {
                forget(target, backend);
                backend.close();
            }
        };
    }

    private synchronized void forget(LocalTarget target, LocalBackend backend) {
        opened.remove(target, backend);
    }

    private LocalBackend backend(LocalTarget target) {
        LocalModelLoader loader = new LocalModelLoader(target, data.path());
        BackgroundTask task = tasks.task("engine_" + target.name());
        return new LocalBackend(
                target,
                loader,
                holder -> new ModelLane(
                        loader,
                        target.local(),
                        engine,
                        task,
                        engine.memory()
                                .open(holder, () -> sharers(target.local().device()))));
    }

    /** How many targets of {@code device} share what is free for KV caches. */
    private synchronized int sharers(String device) {
        return (int) opened.keySet().stream()
                .map(LocalTarget::local)
                .filter(local -> local.kvMemory().isEmpty() && local.device().equals(device))
                .count();
    }

    private synchronized List<LocalBackend> backends() {
        return List.copyOf(opened.values());
    }

    @PreDestroy
    void stop() {
        backends().forEach(LocalBackend::stop);
    }
}
