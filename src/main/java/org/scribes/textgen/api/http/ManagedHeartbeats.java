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

/** Runs heartbeats on the server's scheduler. A slow heartbeat does not delay others. */
@ApplicationScoped
public class ManagedHeartbeats implements Heartbeats {
    private static final EventLog LOG = EventLog.of(ManagedHeartbeats.class);

    private final long intervalMillis;

    // constructor injection needs Jakarta Concurrency 3.1
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

    /** Runs one beat. An exception is logged and does not stop later beats. */
    static void beatOnce(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException | Error e) {
            LOG.error("heartbeat_failed", failure(e));
        }
    }
}
