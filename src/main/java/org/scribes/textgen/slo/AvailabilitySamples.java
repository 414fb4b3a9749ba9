package org.scribes.textgen.slo;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Samples the readiness of the service every few seconds, as its health check sees it. Nothing is sampled while the
 * process is down, so no figure contains that time.
 */
@ApplicationScoped
public class AvailabilitySamples {
    private static final EventLog LOG = EventLog.of(AvailabilitySamples.class);
    private static final long PAUSE_SECONDS = 5;

    private final ModelStatusSource source;
    private final ServiceLevels levels;
    private final BackgroundTask task;
    private @Nullable ScheduledFuture<?> schedule;

    // Before Jakarta Concurrency 3.1, constructors cannot receive server resources
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    AvailabilitySamples(ModelStatusSource source, ServiceLevels levels, BackgroundTasks tasks) {
        this.task = tasks.task("availability");
        this.source = source;
        this.levels = levels;
    }

    /** A fixed delay, so that a machine that slept does not catch up on missed samples. */
    void start(@Observes ServiceStarting event) {
        if (scheduler == null) {
            throw new IllegalStateException("the server provides no scheduler");
        }
        schedule = scheduler.scheduleWithFixedDelay(this::takeSample, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Never throws, because an exception would cancel the schedule. */
    void takeSample() {
        boolean unused = task.run(this::sample);
    }

    private void sample() {
        boolean ready = false;
        try {
            ready = source.modelStatus().ready();
        } catch (RuntimeException e) {
            LOG.error("availability_unknown", failure(e));
        }
        levels.recordSample(ready);
    }
}
