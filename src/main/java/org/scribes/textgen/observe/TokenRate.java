package org.scribes.textgen.observe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Computes tokens per second over the last ten seconds. The tokens of an answer count when it is complete. */
final class TokenRate {
    static final Duration WINDOW = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long sum;

    private record Batch(long nanos, int tokens) {}

    /** @param nanos a monotonic clock */
    TokenRate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void add(int tokens) {
        dropOld();
        batches.add(new Batch(nanos.getAsLong(), tokens));
        sum += tokens;
    }

    synchronized double perSecond() {
        dropOld();
        return (double) sum / WINDOW.toSeconds();
    }

    private void dropOld() {
        long now = nanos.getAsLong();
        while (!batches.isEmpty() && now - batches.element().nanos() >= WINDOW.toNanos()) {
            sum -= batches.remove().tokens();
        }
    }
}
