package org.scribes.textgen.backend.local;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** Opens the checkpoints in this process, and shares memory and processors among them. Thread-safe. */
@ApplicationScoped
public class LocalModels implements TargetKind {
    private final DataDirectory data;
    private final LocalEngine engine;
    private final BackgroundTasks tasks;
    private final LocalGauges gauges;
    private final List<Open> opened = new CopyOnWriteArrayList<>();

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
        this.gauges = new LocalGauges(this::backends, engine.totals());
        gauges.register(metrics);
    }

    private static long budget(String device, LocalMemoryConfig config) {
        return device.equals(LocalConfig.CPU)
                ? config.memory().orElseGet(() -> FreeMemory.bytes(device))
                : FreeMemory.bytes(device);
    }

    @Override
    public Optional<OpenTarget> open(CatalogueTarget target) {
        return target instanceof LocalTarget local ? Optional.of(new Open(local)) : Optional.empty();
    }

    /** A target whose checkpoint is loaded when it starts, or when it is first asked. */
    private final class Open implements OpenTarget {
        private final LocalTarget target;
        private final BackgroundTask task;
        private final LocalBackend backend;

        Open(LocalTarget target) {
            this.target = target;
            this.task = tasks.task("engine_" + target.name());
            LocalModelLoader loader = new LocalModelLoader(target, data.path());
            this.backend = new LocalBackend(
                    target,
                    loader,
                    holder -> new ModelLane(
                            loader,
                            target.local(),
                            engine,
                            task,
                            engine.memory().open(holder, this::sharers)));
            opened.add(this);
            gauges.register(engine.metrics(), target.name());
        }

        /** How many targets of this one's device share what is free for KV caches. */
        private int sharers() {
            return (int) opened.stream()
                    .map(open -> open.target.local())
                    .filter(local -> local.kvMemory().isEmpty()
                            && local.device().equals(target.local().device()))
                    .count();
        }

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
            backend.close();
            tasks.remove(task);
            opened.removeIf(open -> open.backend.ended());
        }
    }

    private List<LocalBackend> backends() {
        return opened.stream().map(open -> open.backend).toList();
    }

    /** Ends all answers. */
    @PreDestroy
    void stop() {
        backends().forEach(LocalBackend::stop);
    }
}
