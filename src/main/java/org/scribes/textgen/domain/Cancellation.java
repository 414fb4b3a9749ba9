package org.scribes.textgen.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a request is still wanted: it is not once it was cancelled or its deadline has passed. The first reason
 * stays. Safe for use by many threads. What several requests share may be wanted for as long as one of them wants it.
 */
public class Cancellation {
    /** Why nobody wants the answer any more. */
    public enum Reason {
        CLIENT_GONE,
        DEADLINE,
        STOPPING
    }

    private final LongSupplier nanoTime;
    private final long start;
    private final Duration timeout;
    private final AtomicReference<@Nullable Reason> cancelled = new AtomicReference<>();

    /**
     * Starts to count now.
     *
     * @param timeout from now to the deadline
     * @param nanoTime a clock that only goes forward, in nanoseconds, such as {@code System::nanoTime}
     */
    public Cancellation(Duration timeout, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.timeout = timeout;
    }

    /** Cancels for {@code reason}, unless that has happened before. */
    public void cancel(Reason reason) {
        cancelled.compareAndSet(null, reason);
    }

    /** The reason to stop, or nothing while the answer is still wanted. */
    public Optional<Reason> reason() {
        if (cancelled.get() == null && remaining().isZero()) {
            cancel(Reason.DEADLINE);
        }
        return Optional.ofNullable(cancelled.get());
    }

    /** The time since the request arrived. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** The time that is left before the deadline; zero when it has passed. */
    public Duration remaining() {
        Duration left = timeout.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Returns while the answer is still wanted.
     *
     * @throws GenerationException CANCELLED, TIMEOUT or OVERLOADED, after the reason
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
