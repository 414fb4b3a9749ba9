package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * The one thread on which libtorch computes, and the bounded queue before it. libtorch keeps memory and settings a
 * thread, so everything that touches the model runs here.
 *
 * @param <T> what waits in the queue
 */
public final class InferenceThread<T extends InferenceThread.Waiting> implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final BlockingQueue<T> queue;
    private final Thread thread;
    private final Duration stopWithin;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Whether nobody will take from the queue any more. */
    private volatile boolean stopping;

    /** What waits for the thread. */
    interface Waiting {
        /** Tells that it will not be done. */
        void refuse(GenerationException reason);
    }

    /**
     * A lane that does nothing yet.
     *
     * @param capacity the most that may wait
     * @param work all that the thread does; it takes from the lane while that is open
     */
    public InferenceThread(int capacity, ThreadFactory threads, Consumer<InferenceThread<T>> work) {
        this(capacity, threads, work, STOP_WITHIN);
    }

    /** @param stopWithin how long {@link #close} waits for the thread */
    InferenceThread(int capacity, ThreadFactory threads, Consumer<InferenceThread<T>> work, Duration stopWithin) {
        this.stopWithin = stopWithin;
        this.queue = new LinkedBlockingQueue<>(capacity);
        this.thread = threads.newThread(() -> {
            try {
                work.accept(this);
            } finally {
                refuseAll(); // however the work ended, nobody is to wait for it
            }
        });
    }

    /** Starts the thread, the first time. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /**
     * Queues {@code item}, or refuses it at once.
     *
     * @throws GenerationException OVERLOADED when the queue is full or the lane is stopping
     */
    public void submit(T item) {
        if (stopping || !queue.offer(item)) {
            throw stopping ? GenerationException.stopping() : full();
        }
        if (stopping && queue.remove(item)) { // stopped in between: nobody will take it
            throw GenerationException.stopping();
        }
    }

    /** Takes back what still waits. */
    public void withdraw(T item) {
        queue.remove(item);
    }

    /** How many wait. */
    public int queueLength() {
        return queue.size();
    }

    /** Whether there is anything to take, now or later. For the lane's thread. */
    boolean isOpen() {
        return !stopping;
    }

    /** What has waited longest, if anything waits. For the lane's thread. */
    Optional<T> poll() {
        return Optional.ofNullable(queue.poll());
    }

    /** What has waited longest, as soon as anything does; nothing when the lane is closed. For the lane's thread. */
    Optional<T> take() {
        try {
            return Optional.of(queue.take());
        } catch (InterruptedException e) {
            return Optional.empty(); // only close() interrupts
        }
    }

    /** Waits for so long, or until the lane is closed. For the lane's thread. */
    void rest(Duration time) {
        try {
            boolean unused = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown(); // only close() interrupts
        }
    }

    /** Refuses what waits, and lets the thread end; cancel what it is busy with first. Waits for that for a moment only. */
    @Override
    public void close() {
        refuseAll();
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(stopWithin.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseAll() {
        stopping = true;
        List<T> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(item -> item.refuse(GenerationException.stopping()));
    }

    private static GenerationException full() {
        return GenerationException.retryable(
                ErrorCode.OVERLOADED, "all places in the queue are taken; try again shortly", RETRY_AFTER);
    }
}
