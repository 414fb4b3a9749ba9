package org.scribes.textgen.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/**
 * A generation that several requests wait for. It runs on its own thread and keeps all its events; the token limit bounds
 * their number. Each request reads them from the first on its own thread, so a slow client delays no other.
 */
final class InFlightGeneration {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<StreamEvent> events = new ArrayList<>();
    private final SharedCancellation cancellation;
    /** The index of the first event after the last restart. */
    private int start;

    private @Nullable GenerationResult result;
    private @Nullable RuntimeException failure;

    /** @param first the cancellation of the request that starts the generation */
    InFlightGeneration(Cancellation first) {
        this.cancellation = new SharedCancellation(first);
    }

    /** Adds a waiting request; false if the generation has ended or is cancelled. */
    boolean join(Cancellation request) {
        return cancellation.join(request);
    }

    /** Generates the answer on the calling thread. An exception is thrown to the waiting requests instead. */
    void run(AnswerGenerator generation) {
        try {
            end(generation.generate(this::emit, cancellation), null);
        } catch (RuntimeException e) {
            end(null, e);
        } catch (Error e) {
            end(null, new IllegalStateException("the answer could not be generated", e));
            throw e;
        }
    }

    /** Ends the generation before it started. */
    void fail(GenerationException reason) {
        end(null, reason);
    }

    private void emit(StreamEvent event) {
        lock.lock();
        try {
            events.add(event);
            if (event instanceof StreamEvent.Restart) {
                start = events.size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable GenerationResult answer, @Nullable RuntimeException reason) {
        cancellation.end();
        lock.lock();
        try {
            result = answer;
            failure = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the answer on the thread of a request that joined.
     *
     * @param reader receives all events except {@link StreamEvent.Done}; an exception that it throws affects this request
     *     only
     * @throws GenerationException the failure of the generation, or the reason why this request is cancelled
     */
    GenerationResult await(Consumer<StreamEvent> reader, Cancellation request) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Cancellation.Registration registration = request.onCancel(() -> {
            cancelled.set(true);
            wake();
        });
        try {
            int read = 0;
            while (hasMoreThan(read, request, cancelled)) {
                int from = read == 0 ? start() : read;
                List<StreamEvent> next = eventsFrom(from);
                next.forEach(reader);
                read = from + next.size();
            }
            return outcome();
        } finally {
            registration.close();
            cancellation.leave(request);
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more than {@code read} events; false at the end. */
    private boolean hasMoreThan(int read, Cancellation request, AtomicBoolean cancelled) {
        while (true) {
            lock.lock();
            try {
                if (events.size() > read) {
                    return true;
                }
                if (result != null || failure != null) {
                    return false;
                }
                if (!cancelled.get()) {
                    changed.awaitNanos(request.remaining().toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                request.cancel(Cancellation.Reason.STOPPING);
                throw GenerationException.stopping();
            } finally {
                lock.unlock();
            }
            request.throwIfCancelled(); // not under the lock: it runs listeners
        }
    }

    private int start() {
        lock.lock();
        try {
            return start;
        } finally {
            lock.unlock();
        }
    }

    private List<StreamEvent> eventsFrom(int from) {
        lock.lock();
        try {
            return List.copyOf(events.subList(from, events.size()));
        } finally {
            lock.unlock();
        }
    }

    private GenerationResult outcome() {
        lock.lock();
        try {
            if (result != null) {
                return result;
            }
            throw failure == null ? new IllegalStateException("the answer has not ended") : failure;
        } finally {
            lock.unlock();
        }
    }
}
