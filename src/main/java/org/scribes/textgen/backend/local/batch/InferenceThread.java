package org.scribes.textgen.backend.local.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.scribes.textgen.domain.GenerationException;

/**
 * The single thread that runs libtorch, with an admission queue. libtorch keeps memory and settings per thread, so all
 * access to the model happens here.
 *
 * @param <T> the type of a queued item, compared by identity
 */
public final class InferenceThread<T extends AdmissionQueue.Waiting> implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final AdmissionQueue<T> queue;
    private final Thread thread;
    private final Duration stopWithin;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Whether the queue is closed. */
    private volatile boolean stopping;

    /**
     * Creates a thread that is not started yet.
     *
     * @param capacity the maximum queue length
     * @param policy decides which items may wait
     * @param work the body of the thread; serves items until {@link #isOpen} is false
     */
    public InferenceThread(
            int capacity, AdmissionQueue.Policy<T> policy, ThreadFactory threads, Consumer<InferenceThread<T>> work) {
        this(capacity, policy, threads, work, STOP_WITHIN);
    }

    /** @param stopWithin how long {@link #close} waits for the thread */
    InferenceThread(
            int capacity,
            AdmissionQueue.Policy<T> policy,
            ThreadFactory threads,
            Consumer<InferenceThread<T>> work,
            Duration stopWithin) {
        this.stopWithin = stopWithin;
        this.queue = new AdmissionQueue<>(capacity, policy);
        this.thread = threads.newThread(() -> {
            try {
                work.accept(this);
            } finally {
                refuseAll(); // after any kind of end, no caller may wait for an item
            }
        });
    }

    /** Starts the thread if it is not started. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /**
     * Queues {@code item} or refuses it.
     *
     * @throws GenerationException OVERLOADED if the item may not wait, or the queue is full or closed
     */
    public void submit(T item) {
        queue.submit(item);
    }

    /** Removes {@code item} from the queue if it is still there. */
    public void withdraw(T item) {
        queue.withdraw(item);
    }

    /** The number of queued items. */
    public int queueLength() {
        return queue.size();
    }

    /** The queued items in the order of service, if no others come. */
    public List<T> queued() {
        return queue.inOrder();
    }

    /** Whether items may still be served. For the inference thread. */
    boolean isOpen() {
        return !stopping;
    }

    /** The item whose turn it is; it stays in the queue until {@link #serve}. For the inference thread. */
    Optional<T> first() {
        return queue.first();
    }

    /** Removes an item whose turn it was. For the inference thread. */
    void serve(T item) {
        queue.serve(item);
    }

    /** Refuses the items that may wait no longer. For the inference thread. */
    void refuseLate() {
        queue.refuseLate();
    }

    /** Waits until an item is queued or the queue is closed. For the inference thread. */
    void await() {
        try {
            queue.await();
        } catch (InterruptedException e) {
            closed.countDown(); // only close() interrupts
        }
    }

    /** Waits for {@code time}, or less if the queue is closed. For the inference thread. */
    void pause(Duration time) {
        try {
            boolean unused = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown(); // only close() interrupts
        }
    }

    /** Refuses queued items and lets the thread end, without waiting for it. Cancel running requests first. */
    public void stop() {
        refuseAll();
        closed.countDown();
        thread.interrupt();
    }

    /** Stops the thread and waits briefly for its end. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(stopWithin.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseAll() {
        stopping = true;
        queue.close();
    }
}
