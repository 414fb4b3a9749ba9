package org.scribes.textgen.backend.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * The one thread on which libtorch computes, and the bounded queue before it. libtorch keeps memory and settings a
 * thread, so everything that touches the model runs here.
 */
final class InferenceLane implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final BlockingQueue<Task> queue;
    private final Thread thread;
    private volatile boolean stopping;

    /** Something to do on the lane. */
    interface Task {
        /** Does it; whatever goes wrong is the task's to report. */
        void run();

        /** Tells that it will not be done. */
        void refuse(GenerationException reason);
    }

    /**
     * Starts the lane.
     *
     * @param capacity the most tasks that wait
     */
    InferenceLane(int capacity, ThreadFactory threads) {
        this.queue = new LinkedBlockingQueue<>(capacity);
        this.thread = threads.newThread(this::work);
        thread.start();
    }

    /**
     * Queues {@code task}, or refuses it at once.
     *
     * @throws GenerationException OVERLOADED when the queue is full or the lane is stopping
     */
    void submit(Task task) {
        if (stopping || !queue.offer(task)) {
            throw stopping ? GenerationException.stopping() : full();
        }
        if (stopping && queue.remove(task)) { // stopped in between: nobody will take it
            throw GenerationException.stopping();
        }
    }

    /** Takes back a task that still waits. */
    void withdraw(Task task) {
        queue.remove(task);
    }

    /** The tasks that wait. */
    int queueLength() {
        return queue.size();
    }

    /** Refuses what waits and ends once the running task does; cancel that one first. */
    @Override
    public void close() {
        stopping = true;
        List<Task> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(task -> task.refuse(GenerationException.stopping()));
        thread.interrupt();
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                return; // only close() interrupts
            }
        }
    }

    private static GenerationException full() {
        return GenerationException.retryable(
                ErrorCode.OVERLOADED, "all places in the queue are taken; try again shortly", RETRY_AFTER);
    }
}
