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
 * The single thread that runs libtorch, with a bounded admission queue. libtorch keeps memory and settings per thread,
 * so all access to the model happens here.
 *
 * @param <T> the type of a queued item
 */
public final class InferenceThread<T extends InferenceThread.Waiting> implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final BlockingQueue<T> queue;
    private final Thread thread;
    private final Duration stopWithin;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Whether the queue is closed. */
    private volatile boolean stopping;

    /** An item in the queue. */
    interface Waiting {
        /** Fails the item. */
        void refuse(GenerationException reason);
    }

    /**
     * Creates a thread that is not started yet.
     *
     * @param capacity the maximum queue length
     * @param work the body of the thread; takes items until {@link #isOpen} is false
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
     * @throws GenerationException OVERLOADED if the queue is full or closed
     */
    public void submit(T item) {
        if (stopping || !queue.offer(item)) {
            throw stopping ? GenerationException.stopping() : full();
        }
        if (stopping && queue.remove(item)) { // closed in the meantime: no thread takes the item
            throw GenerationException.stopping();
        }
    }

    /** Removes {@code item} from the queue if it is still there. */
    public void withdraw(T item) {
        queue.remove(item);
    }

    /** The number of queued items. */
    public int queueLength() {
        return queue.size();
    }

    /** Whether items may still be taken. For the inference thread. */
    boolean isOpen() {
        return !stopping;
    }

    /** The oldest item, or empty if the queue is empty. For the inference thread. */
    Optional<T> poll() {
        return Optional.ofNullable(queue.poll());
    }

    /** Waits for the oldest item. Empty once the queue is closed. For the inference thread. */
    Optional<T> take() {
        try {
            return Optional.of(queue.take());
        } catch (InterruptedException e) {
            return Optional.empty(); // only close() interrupts
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

    /** Refuses queued items and waits briefly for the thread to end. Cancel running requests first. */
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
        return GenerationException.retryable(ErrorCode.OVERLOADED, "the queue is full; try again shortly", RETRY_AFTER);
    }
}
