package org.scribes.textgen.slo;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Looks every few seconds whether the service could answer, as its health check does. While the process is down nobody
 * looks: that time is in no figure.
 */
@ApplicationScoped
public class AvailabilitySamples {
    private static final EventLog LOG = EventLog.of(AvailabilitySamples.class);
    private static final long PAUSE_SECONDS = 5;

    private final ModelStatusSource source;
    private final ServiceLevels levels;
    private final BackgroundTask task;
    private @Nullable ScheduledFuture<?> looks;

    // A resource of the server has no place in a constructor before Jakarta Concurrency 3.1
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    AvailabilitySamples(ModelStatusSource source, ServiceLevels levels, BackgroundTasks tasks) {
        this.task = tasks.task("availability");
        this.source = source;
        this.levels = levels;
    }

    /** With a pause after each look, so that a machine that slept does not make up for the looks that it missed. */
    void start(@Observes Startup event) {
        if (scheduler == null) {
            throw new IllegalStateException("the server gave no scheduler");
        }
        looks = scheduler.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    /** Throws nothing: it would be the last look. */
    void look() {
        boolean unused = task.run(this::sample);
    }

    private void sample() {
        boolean ready = false;
        try {
            ready = source.modelStatus().ready();
        } catch (RuntimeException e) {
            LOG.error("availability_unknown", failure(e));
        }
        levels.sampled(ready);
    }
}
