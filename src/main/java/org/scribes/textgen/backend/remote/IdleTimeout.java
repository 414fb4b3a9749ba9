package org.scribes.textgen.backend.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Limits how long one attempt waits for the server to send anything. Who waits must be woken by a cancellation. */
final class IdleTimeout {
    private final Cancellation cancellation;
    private final Duration most;
    private Duration begin;

    /** @param most how long the server may be silent */
    IdleTimeout(Cancellation cancellation, Duration most) {
        this.cancellation = cancellation;
        this.most = most;
        this.begin = cancellation.elapsed();
    }

    /** Something that waits for a while. */
    @FunctionalInterface
    interface Wait<T> {
        @Nullable
        T forMillis(long millis) throws InterruptedException;
    }

    /** The server was heard last at this moment. */
    void begins() {
        begin = cancellation.elapsed();
    }

    /**
     * What comes before the server is idle for too long; null for nothing yet.
     *
     * @throws GenerationException when the request is cancelled
     * @throws TransientFailure when the server has been idle for too long
     */
    <T> @Nullable T within(Wait<T> wait) {
        try {
            @Nullable
            T heard = wait.forMillis(Math.max(
                    1, Math.min(left().toMillis(), cancellation.remaining().toMillis())));
            // also after data: a server that sends a byte now and then would be read for ever
            cancellation.throwIfCancelled();
            if (heard == null && left().isZero()) {
                throw stalled();
            }
            return heard;
        } catch (InterruptedException e) { // by @Timeout, which then has its own say, or by a server that stops
            Thread.currentThread().interrupt();
            throw GenerationException.stopping();
        }
    }

    private Duration left() {
        Duration left = most.minus(cancellation.elapsed().minus(begin));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private TransientFailure stalled() {
        return new TransientFailure(
                "stalled",
                new GenerationException(
                        ErrorCode.UPSTREAM_ERROR,
                        "the provider sent nothing for " + most.toMillis() / 1000.0 + " seconds"));
    }
}
