package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a task for many items on several threads. */
final class Workers {
    private static final int SECONDS_TO_STOP = 30;

    @FunctionalInterface
    interface Work<T> {
        void run(T item) throws IOException, InterruptedException;
    }

    private Workers() {}

    /**
     * Runs {@code work} for all {@code items}. The first failure or an interrupt stops the remaining work. All threads
     * have ended on return.
     */
    static <T> void run(int atOnce, List<T> items, Work<T> work) throws IOException, InterruptedException {
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "model-download-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> completion = new ExecutorCompletionService<>(threads);
            for (T item : items) {
                var unused = completion.submit(() -> {
                    work.run(item);
                    return null;
                });
            }
            for (int done = 0; done < items.size(); done++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            threads.shutdownNow();
            boolean unused = threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        }
    }

    private static IllegalStateException rethrown(Throwable cause) throws IOException {
        if (cause instanceof IOException failure) {
            throw failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
