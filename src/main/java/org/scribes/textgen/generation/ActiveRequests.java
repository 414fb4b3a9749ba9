package org.scribes.textgen.generation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;

/** The requests in work, so that a server that stops refuses new ones and lets these end. */
final class ActiveRequests {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Cancellation> active = new HashSet<>();
    private boolean draining;
    /** When those in work are cancelled, by {@link System#nanoTime()}. */
    private long end;

    /**
     * Lets a request in.
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
     * Refuses new requests, waits for those in work, and cancels what is left after {@code patience}, with a moment
     * to end. Called again, it waits for no longer than the first time.
     *
     * @return how many were cancelled
     */
    int drain(Duration patience) {
        lock.lock();
        try {
            if (!draining) {
                draining = true;
                end = System.nanoTime() + patience.toNanos();
            }
            awaitAllUntil(end);
            int cancelled = cancelAll();
            // they see it within a moment, and what they come to is to be written down
            awaitAllUntil(end + LAST_WORDS.toNanos());
            return cancelled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancelAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitAllUntil(long time) throws InterruptedException {
        long left = time - System.nanoTime();
        while (!active.isEmpty() && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private int cancelAll() {
        active.forEach(request -> request.cancel(Cancellation.Reason.STOPPING));
        return active.size();
    }
}
