package org.scribes.textgen.observe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many tokens came in a second, over the last ten. Each counts when its answer is complete. */
final class TokenRate {
    static final Duration WINDOW = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long sum;

    private record Batch(long nanos, int tokens) {}

    /** @param nanos a clock that only goes forward */
    TokenRate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void add(int tokens) {
        forget();
        batches.add(new Batch(nanos.getAsLong(), tokens));
        sum += tokens;
    }

    synchronized double perSecond() {
        forget();
        return (double) sum / WINDOW.toSeconds();
    }

    private void forget() {
        long now = nanos.getAsLong();
        while (!batches.isEmpty() && now - batches.element().nanos() >= WINDOW.toNanos()) {
            sum -= batches.remove().tokens();
        }
    }
}
