package org.scribes.textgen.cache;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.threads.ServerThreads;

/**
 * Runs each generation in flight on a thread of its own. The number of requests that the server accepts bounds the number
 * of threads. Idle threads end after a minute.
 */
@ApplicationScoped
public class GenerationThreads implements Executor {
    private final Tracing tracing;
    /** Starts threads on demand. */
    private final ExecutorService threads;

    @Inject
    GenerationThreads(ServerThreads server, Tracing tracing) {
        this.tracing = tracing;
        this.threads = Executors.newCachedThreadPool(server.named("answer"));
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(tracing.carrying(task));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
