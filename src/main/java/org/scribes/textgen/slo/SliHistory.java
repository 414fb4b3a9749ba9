package org.scribes.textgen.slo;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The counts of every window. Takes 1.3 MB, independent of the load. Thread-safe: a writer locks each of four slots for
 * a fraction of a microsecond, a reader locks one slot at a time for a few microseconds.
 */
final class SliHistory {
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<Window, SlotRing> rings = new EnumMap<>(Window.class);
    private final Slot all = new Slot(SliCounts.large());

    /** @param nanoTime a monotonic clock in nanoseconds, for example {@code System::nanoTime} */
    SliHistory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        for (Window window : Window.values()) {
            if (window.isRolling()) {
                rings.put(window, new SlotRing(window));
            }
        }
    }

    void add(SliObservation observation) {
        if (observation.isEmpty()) {
            return;
        }
        long elapsed = elapsed();
        rings.values().forEach(ring -> ring.add(elapsed, observation));
        all.add(0, observation);
    }

    SliCounts over(Window window) {
        SliCounts sum = SliCounts.large();
        @Nullable SlotRing ring = rings.get(window);
        if (ring == null) {
            all.addTo(sum, 0, 0);
        } else {
            ring.addTo(sum, elapsed());
        }
        return sum;
    }

    private long elapsed() {
        return Math.max(0, nanoTime.getAsLong() - start);
    }

    long bytes() {
        return all.bytes() + rings.values().stream().mapToLong(SlotRing::bytes).sum();
    }
}
