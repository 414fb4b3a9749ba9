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
 * The cancellation state and deadline of a request. The first reason to cancel is kept. Thread-safe.
 */
public class Cancellation {
    /** Why a request is cancelled. */
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
     * @param nanoTime a monotonic clock in nanoseconds, for example {@code System::nanoTime}
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

    /** The reason to stop; empty while the request is active. */
    public Optional<Reason> reason() {
        if (cancelled.get() == null && remaining().isZero()) {
            cancel(Reason.DEADLINE);
        }
        return Optional.ofNullable(cancelled.get());
    }

    /**
     * Runs {@code listener} when the request is cancelled, on the cancelling thread; immediately if it already is. The
     * listener may run more than once. No thread watches the deadline: wait no longer than {@link #remaining()}.
     *
     * @return a handle that removes the listener
     */
    public Registration onCancel(Runnable listener) {
        listeners.add(listener);
        if (reason().isPresent()) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /** Runs the listeners of {@link #onCancel}. */
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
     * Waits until the request is cancelled, for at most {@code limit}.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitCancel(Duration limit) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Registration registration = onCancel(latch::countDown);
        try {
            latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
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
     * Returns normally while the request is active.
     *
     * @throws GenerationException CANCELLED, TIMEOUT or OVERLOADED, depending on the reason
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
