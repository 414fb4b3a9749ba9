package org.scribes.textgen.api.http;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.ApiConfig;
import org.scribes.textgen.observe.EventLog;

/** Heartbeats by the server's scheduler, whose threads are the server's own: a slow beat delays no other. */
@ApplicationScoped
public class ManagedHeartbeats implements Heartbeats {
    private static final EventLog LOG = EventLog.of(ManagedHeartbeats.class);

    private final long intervalMillis;

    // A resource of the server has no place in a constructor before Jakarta Concurrency 3.1
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    public ManagedHeartbeats(ApiConfig config) {
        this.intervalMillis = config.heartbeat().toMillis();
    }

    @Override
    public Heartbeat start(Runnable beat) {
        if (scheduler == null) {
            throw new IllegalStateException("the server gave no scheduler");
        }
        ScheduledFuture<?> beats = scheduler.scheduleAtFixedRate(
                () -> beatOnce(beat), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
        return () -> beats.cancel(false);
    }

    /** What it throws does not end the beats that follow; it concerns one stream, and no other. */
    static void beatOnce(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException | Error e) {
            LOG.error("heartbeat_failed", failure(e));
        }
    }
}
