package org.scribes.textgen.api.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scribes.textgen.threads.ServerThreads;

/**
 * Threads that hand requests to the server again, or end them, and do nothing else. Open Liberty takes over for such a
 * request what its calling thread knows of the request that it works on (seen in 26.0.0.5: {@code SRTServletRequestThreadData} in
 * {@code DispatchRunnable}). A thread that answers another request, or that reads a body, which the server has know what
 * the body's first thread works on by now, would lend the request another one's path, and its end: the client gets an empty
 * 200. These threads work on none.
 */
@ApplicationScoped
public class DispatchThreads implements Executor {
    /** Makes no thread before the first task. */
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
