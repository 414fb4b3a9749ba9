package org.scribes.textgen.threads;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks later, on one thread. Most tasks are cancelled before their time, and to schedule one on the server's
 * own scheduler takes much longer, since that captures the caller's context.
 */
@ApplicationScoped
public class Timers {
    private final ScheduledThreadPoolExecutor timer;

    @Inject
    Timers(ServerThreads server) {
        this.timer = new ScheduledThreadPoolExecutor(1, server.named("timer"));
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs {@code task} after {@code delay}. It must not block.
     *
     * @return cancels the task when it is run
     * @throws java.util.concurrent.RejectedExecutionException if the server is stopping
     */
    public Runnable after(Duration delay, Runnable task) {
        ScheduledFuture<?> call = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> call.cancel(false);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
