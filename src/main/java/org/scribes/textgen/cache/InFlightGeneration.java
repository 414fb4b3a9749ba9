package org.scribes.textgen.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * A generation that identical requests may follow. It runs on the thread of the request that started it, and keeps all its
 * events; the token limit bounds their number. Each follower reads them from the first on its own thread. If the request
 * that generates is cancelled, or its client stops reading, the followers abandon the generation.
 */
final class InFlightGeneration {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<StreamEvent> events = new ArrayList<>();
    /** The index of the first event after the last restart. */
    private int start;

    private @Nullable GenerationResult result;
    private @Nullable RuntimeException failure;
    private boolean ended;

    private final Duration patience;
    /** When the request that generates passed an event to its client, in nanoseconds; 0 if it passes none now. */
    private volatile long passingSince;

    /** @param patience how long followers wait for the client of the request that generates to read an event */
    InFlightGeneration(Duration patience) {
        this.patience = patience;
    }

    /** What a follower does next. */
    private enum Next {
        READ,
        END,
        ABANDON
    }

    /**
     * Generates the answer on the calling thread.
     *
     * @param own receives the events of the request that generates
     */
    GenerationResult run(AnswerGenerator generation, Consumer<StreamEvent> own, Cancellation request) {
        try {
            GenerationResult answer = generation.generate(
                    event -> {
                        keep(event);
                        passingSince = System.nanoTime() | 1;
                        own.accept(event);
                        passingSince = 0;
                    },
                    request);
            end(answer, null);
            return answer;
        } catch (RuntimeException e) {
            end(null, request.reason().isPresent() ? null : e);
            throw e;
        } catch (Error e) {
            end(null, new IllegalStateException("the answer could not be generated", e));
            throw e;
        }
    }

    private void keep(StreamEvent event) {
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
        lock.lock();
        try {
            result = answer;
            failure = reason;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the answer on the thread of a follower.
     *
     * @param reader receives all events except {@link StreamEvent.Done}; an exception that it throws affects this request
     *     only
     * @return empty if the generation is abandoned
     * @throws GenerationException the failure of the generation, or the reason why this request is cancelled
     */
    Optional<GenerationResult> await(Consumer<StreamEvent> reader, Cancellation request) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Cancellation.Registration registration = request.onCancel(() -> {
            cancelled.set(true);
            wake();
        });
        try {
            int read = 0;
            Next next;
            while ((next = next(read, request, cancelled)) == Next.READ) {
                int from = read == 0 ? start() : read;
                List<StreamEvent> newEvents = eventsFrom(from);
                newEvents.forEach(reader);
                read = from + newEvents.size();
            }
            return next == Next.END ? outcome() : Optional.empty();
        } finally {
            registration.close();
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

    /** Waits until there are more than {@code read} events, or no more will come. */
    private Next next(int read, Cancellation request, AtomicBoolean cancelled) {
        while (true) {
            lock.lock();
            try {
                if (events.size() > read) {
                    return Next.READ;
                }
                if (ended) {
                    return Next.END;
                }
                long since = passingSince;
                if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
                    return Next.ABANDON;
                }
                if (!cancelled.get()) {
                    changed.awaitNanos(Math.min(request.remaining().toNanos(), patience.toNanos()));
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

    private Optional<GenerationResult> outcome() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(result);
        } finally {
            lock.unlock();
        }
    }
}
