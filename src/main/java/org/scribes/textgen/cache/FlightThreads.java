package org.scribes.textgen.cache;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A thread for each answer that several requests may wait for: the server's own, which know the application's class loader.
 * There are as many as such answers at once, which the requests bound that the server takes; idle ones end after a minute.
 */
@ApplicationScoped
public class FlightThreads implements Executor {
    @Resource
    @Nullable
    ManagedThreadFactory factory;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ExecutorService threads;

    @Override
    public void execute(Runnable task) {
        threads().execute(task);
    }

    private ExecutorService threads() {
        lock.lock();
        try {
            if (threads == null) {
                threads = Executors.newCachedThreadPool(named());
            }
            return threads;
        } finally {
            lock.unlock();
        }
    }

    private ThreadFactory named() {
        if (factory == null) {
            throw new IllegalStateException("the server gave no thread factory");
        }
        ThreadFactory servers = factory;
        return task -> {
            Thread thread = servers.newThread(task);
            thread.setName("answer");
            return thread;
        };
    }

    @PreDestroy
    void stop() {
        lock.lock();
        try {
            if (threads != null) {
                threads.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }
}
