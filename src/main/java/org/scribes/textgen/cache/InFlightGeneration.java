package org.scribes.textgen.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/**
 * One answer that comes into being for several requests. A thread of its own fills it; each request reads it from its
 * beginning on the request's thread, so that one who reads slowly, or leaves, holds up nobody. Holds what was told, which
 * the limit of an answer's tokens bounds.
 */
final class InFlightGeneration {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<StreamEvent> events = new ArrayList<>();
    private final SharedCancellation wish;
    /** Where the answer that counts begins: behind the last restart. */
    private int beginning;

    private @Nullable GenerationResult result;
    private @Nullable RuntimeException failure;

    /** @param first the request that begins it */
    InFlightGeneration(Cancellation first) {
        this.wish = new SharedCancellation(first);
    }

    /** Lets another request wait for the answer, unless it has ended, or nobody wants it any more. */
    boolean join(Cancellation request) {
        return wish.join(request);
    }

    /** Generates the answer on the calling thread, which is the flight's own. Throws nothing: whoever waits is told. */
    void run(AnswerGenerator generation) {
        try {
            end(generation.generate(this::tell, wish), null);
        } catch (RuntimeException e) {
            end(null, e);
        } catch (Error e) {
            end(null, new IllegalStateException("the answer could not be generated", e));
            throw e;
        }
    }

    /** It cannot begin. */
    void fail(GenerationException reason) {
        end(null, reason);
    }

    private void tell(StreamEvent event) {
        lock.lock();
        try {
            events.add(event);
            if (event instanceof StreamEvent.Restart) {
                beginning = events.size();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable GenerationResult itsResult, @Nullable RuntimeException itsFailure) {
        wish.end();
        lock.lock();
        try {
            result = itsResult;
            failure = itsFailure;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the answer, on the thread of a request that joined.
     *
     * @param reader takes what comes before the end; what it throws ends the waiting of this request only
     * @throws GenerationException as the generation did, or since this request is not wanted any more
     */
    GenerationResult await(Consumer<StreamEvent> reader, Cancellation request) {
        try {
            int told = 0;
            while (moreThan(told, request)) {
                int from = told == 0 ? beginning() : told;
                List<StreamEvent> next = eventsFrom(from);
                next.forEach(reader);
                told = from + next.size();
            }
            return outcome();
        } finally {
            wish.leave(request);
        }
    }

    /** Waits until there is more to tell, or nothing more will come. */
    private boolean moreThan(int told, Cancellation request) {
        lock.lock();
        try {
            while (events.size() <= told) {
                if (result != null || failure != null) {
                    return false;
                }
                request.throwIfCancelled();
                news.awaitNanos(LOOK_NANOS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request.cancel(Cancellation.Reason.STOPPING);
            throw GenerationException.stopping();
        } finally {
            lock.unlock();
        }
    }

    private int beginning() {
        lock.lock();
        try {
            return beginning;
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
