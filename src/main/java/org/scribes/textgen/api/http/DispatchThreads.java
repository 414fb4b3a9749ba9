package org.scribes.textgen.api.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scribes.textgen.threads.ServerThreads;

/**
 * Threads that only dispatch or complete requests. When a thread dispatches another request, Open Liberty copies the
 * thread's own request data to the dispatched one (seen in 26.0.0.5: {@code SRTServletRequestThreadData} in {@code
 * DispatchRunnable}). A thread that serves a request or reads a body would pass on the wrong path, and the client would
 * get an empty 200. These threads have no request data.
 */
@ApplicationScoped
public class DispatchThreads implements Executor {
    /** Starts threads on demand. */
    private final ExecutorService threads;

    @Inject
    DispatchThreads(ServerThreads server) {
        this.threads = Executors.newCachedThreadPool(server.named("dispatch"));
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
