package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request's answer is still wanted: until it is cancelled or its deadline passes. The first reason stays.
 * Safe for use by many threads.
 */
public class Cancellation {
    /** Why the answer is no longer wanted. */
    public enum Reason {
        CLIENT_GONE,
        DEADLINE,
        STOPPING
    }

    private final LongSupplier nanoTime;
    private final long start;
    private final Duration timeout;
    private final AtomicReference<@Nullable Reason> cancelled = new AtomicReference<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    /**
     * Starts the clock.
     *
     * @param timeout from now to the deadline
     * @param nanoTime a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public Cancellation(Duration timeout, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.timeout = timeout;
    }

    /** Cancels for {@code reason}, unless there is a reason already. */
    public void cancel(Reason reason) {
        if (cancelled.compareAndSet(null, reason)) {
            runListeners();
        }
    }

    /** The reason to stop, or nothing while the answer is wanted. */
    public Optional<Reason> reason() {
        if (cancelled.get() == null && remaining().isZero()) {
            cancel(Reason.DEADLINE);
        }
        return Optional.ofNullable(cancelled.get());
    }

    /**
     * Runs {@code listener} when the request is cancelled, on the thread that cancels; at once if it already is. It may run
     * more than once. No thread watches the deadline, so a waiting thread must not wait longer than {@link #remaining()}.
     *
     * @return removes the listener
     */
    public Registration onCancel(Runnable listener) {
        listeners.add(listener);
        if (reason().isPresent()) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /** Runs what {@link #onCancel} was given. */
    protected final void runListeners() {
        listeners.forEach(Runnable::run);
    }

    /** A listener that can be removed. */
    @FunctionalInterface
    public interface Registration {
        /** Removes the listener. */
        void close();
    }

    /**
     * Waits until the request is cancelled, but not longer than {@code most}.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitCancel(Duration most) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Registration registration = onCancel(latch::countDown);
        try {
            latch.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            registration.close();
        }
    }

    /** The time since the request arrived. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** The time until the deadline; zero when it has passed. */
    public Duration remaining() {
        Duration left = timeout.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Returns while the answer is wanted.
     *
     * @throws GenerationException CANCELLED, TIMEOUT or OVERLOADED, by the reason
     */
    public void throwIfCancelled() {
        reason().ifPresent(reason -> {
            throw failure(reason);
        });
    }

    private GenerationException failure(Reason reason) {
        return switch (reason) {
            case CLIENT_GONE -> new GenerationException(ErrorCode.CANCELLED, "the client is gone");
            case DEADLINE ->
                new GenerationException(
                        ErrorCode.TIMEOUT, "no complete answer within " + timeout.toMillis() / 1000.0 + " seconds");
            case STOPPING -> GenerationException.stopping();
        };
    }
}
