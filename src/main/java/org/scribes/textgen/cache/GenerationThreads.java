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
 * A thread of the server's for each answer that several requests may wait for. There are as many as such answers at once,
 * which the requests bound that the server takes; idle ones end after a minute.
 */
@ApplicationScoped
public class GenerationThreads implements Executor {
    private final Tracing tracing;
    /** Makes no thread before the first task. */
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
