package org.scribes.textgen.cache;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.Tracing;

/**
 * A thread for each answer that several requests may wait for: the server's own, which know the application's class loader.
 * There are as many as such answers at once, which the requests bound that the server takes; idle ones end after a minute.
 */
@ApplicationScoped
public class FlightThreads implements Executor {
    @Resource
    @Nullable
    ManagedThreadFactory factory;

    private final Tracing tracing;
    private @Nullable ExecutorService threads;

    @Inject
    FlightThreads(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Makes no thread yet. */
    @PostConstruct
    void start() {
        threads = Executors.newCachedThreadPool(this::named);
    }

    @Override
    public void execute(Runnable task) {
        if (threads == null) {
            throw new IllegalStateException("made by CDI only");
        }
        threads.execute(tracing.carrying(task));
    }

    private Thread named(Runnable task) {
        if (factory == null) {
            throw new IllegalStateException("the server gave no thread factory");
        }
        Thread thread = factory.newThread(task);
        thread.setName("answer");
        return thread;
    }

    @PreDestroy
    void stop() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
