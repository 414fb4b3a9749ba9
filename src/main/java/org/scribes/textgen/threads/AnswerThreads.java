package org.scribes.textgen.threads;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scribes.textgen.observe.Tracing;

/**
 * Threads that generate answers, one for each answer. A thread starts on demand, and the one that was used last is used
 * first. Idle threads end after a minute. The number of requests that are admitted bounds the number of threads.
 */
@ApplicationScoped
public class AnswerThreads implements Executor {
    private final Tracing tracing;
    private final ExecutorService threads;

    @Inject
    AnswerThreads(ServerThreads server, Tracing tracing) {
        this.tracing = tracing;
        this.threads = Executors.newCachedThreadPool(server.named("answer"));
    }

    /**
     * Runs {@code task} on another thread, in the current span.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the server is stopping
     */
    @Override
    public void execute(Runnable task) {
        threads.execute(tracing.carrying(task));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
