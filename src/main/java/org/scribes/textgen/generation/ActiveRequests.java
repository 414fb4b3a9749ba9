package org.scribes.textgen.generation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/** Tracks running requests. A stopping server refuses new ones and waits for the running ones. */
final class ActiveRequests {
    private static final Duration CANCEL_GRACE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Cancellation> active = new HashSet<>();
    private boolean draining;
    /** When running requests are cancelled, by {@link System#nanoTime()}. */
    private long end;

    /**
     * Registers a request.
     *
     * @throws GenerationException OVERLOADED once the server is stopping
     */
    void enter(Cancellation request) {
        lock.lock();
        try {
            if (draining) {
                throw GenerationException.stopping();
            }
            active.add(request);
        } finally {
            lock.unlock();
        }
    }

    void leave(Cancellation request) {
        lock.lock();
        try {
            active.remove(request);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses new requests, waits for running ones, and cancels those left after {@code timeout}. Cancelled requests get a
     * short time to end. A second call does not extend the deadline of the first.
     *
     * @return the number of cancelled requests
     */
    int drain(Duration timeout) {
        lock.lock();
        try {
            if (!draining) {
                draining = true;
                end = System.nanoTime() + timeout.toNanos();
            }
            awaitAllUntil(end);
            int cancelled = cancelAll();
            // cancelled requests still report their outcome
            awaitAllUntil(end + CANCEL_GRACE.toNanos());
            return cancelled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancelAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitAllUntil(long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        while (!active.isEmpty() && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private int cancelAll() {
        active.forEach(request -> request.cancel(Cancellation.Reason.STOPPING));
        return active.size();
    }
}
