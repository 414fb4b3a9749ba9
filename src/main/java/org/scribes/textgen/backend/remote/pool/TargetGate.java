package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The limits of one target: requests at once, and tokens a minute as a bucket that refills steadily. Requests that cannot
 * pass wait in the order of their arrival. The tokens of a request are estimated before it and settled after it. Thread-safe.
 */
public final class TargetGate {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final int requests;
    private final double capacity;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Condition> waiting = new ArrayDeque<>();
    private int inFlight;
    private double tokens;
    private long filledAt;

    /**
     * A gate.
     *
     * @param requests the most requests at once; absent for any number
     * @param tokensPerMinute the most tokens of prompts and answers in a minute; absent for any number
     * @param nanos a monotonic clock in nanoseconds
     */
    public TargetGate(OptionalInt requests, OptionalInt tokensPerMinute, LongSupplier nanos) {
        this.requests = requests.orElse(Integer.MAX_VALUE);
        this.capacity = tokensPerMinute.isPresent() ? tokensPerMinute.getAsInt() : Double.POSITIVE_INFINITY;
        this.nanos = nanos;
        this.tokens = capacity;
        this.filledAt = nanos.getAsLong();
    }

    /** Whether a request of {@code estimate} tokens would have to wait now. */
    public boolean isFull(int estimate) {
        lock.lock();
        try {
            return !waiting.isEmpty() || timeToPass(estimate) > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Requests that wait. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a request may pass.
     *
     * @param estimate the tokens that it is expected to use; one that is larger than the limit passes when all are there
     * @param patience how long to wait at most
     * @param wanted whether the request is still wanted; looked at after {@link #wake()}
     * @return the permit, which the caller closes; empty if the time is over, or the request is not wanted any more
     * @throws InterruptedException if the thread is interrupted
     */
    public Optional<Permit> pass(int estimate, Duration patience, BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Condition turn = lock.newCondition();
            waiting.addLast(turn);
            try {
                return await(turn, estimate, patience.toNanos(), wanted)
                        ? Optional.of(take(estimate))
                        : Optional.empty();
            } finally {
                waiting.remove(turn);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait look whether they are still wanted. */
    public void wake() {
        lock.lock();
        try {
            waiting.forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Condition turn, int estimate, long patience, BooleanSupplier wanted)
            throws InterruptedException {
        long end = nanos.getAsLong() + patience;
        while (true) {
            boolean first = waiting.peekFirst() == turn;
            long toPass = first ? timeToPass(estimate) : Long.MAX_VALUE;
            long left = end - nanos.getAsLong();
            if (toPass <= 0 || left <= 0 || !wanted.getAsBoolean()) {
                return toPass <= 0;
            }
            // a signal that comes for nothing is looked at in the next round
            long ignored = turn.awaitNanos(Math.min(toPass, left));
        }
    }

    private Permit take(int estimate) {
        inFlight++;
        tokens -= estimate;
        return new Permit(estimate);
    }

    /** Nanoseconds until a request may pass if no other one ends; the most if that is not known. */
    private long timeToPass(int estimate) {
        if (inFlight >= requests) {
            return Long.MAX_VALUE;
        }
        if (Double.isInfinite(capacity)) {
            return 0;
        }
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + capacity * ((now - filledAt) / NANOS_PER_MINUTE));
        filledAt = now;
        double missing = Math.min(estimate, capacity) - tokens;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / capacity * NANOS_PER_MINUTE);
    }

    private void wakeFirst() {
        if (!waiting.isEmpty()) {
            waiting.getFirst().signal();
        }
    }

    /** A request that has passed. Used by one thread. */
    public final class Permit implements AutoCloseable {
        private final int estimate;
        private int used;
        private boolean closed;

        private Permit(int estimate) {
            this.estimate = estimate;
            this.used = estimate;
        }

        /** Replaces the estimate by the tokens that the request used. */
        public void used(int count) {
            used = count;
        }

        /** Ends the request, and settles its tokens. */
        @Override
        public void close() {
            lock.lock();
            try {
                if (!closed) {
                    closed = true;
                    inFlight--;
                    tokens = Math.min(capacity, tokens + estimate - used);
                    wakeFirst();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
