package org.scribes.textgen.slo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
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

    /**
     * The minutes of the last hour, oldest first, at most {@link Window#HOUR}'s slots. The last one is not over. A minute
     * begins at a whole number of minutes after the start of the history.
     */
    List<Minute> minutes(Instant now) {
        SlotRing ring = Objects.requireNonNull(rings.get(Window.HOUR));
        long elapsed = elapsed();
        long last = ring.interval(elapsed);
        return LongStream.rangeClosed(Math.max(0, last - Window.HOUR.slots() + 1), last)
                .mapToObj(minute -> Minute.of(begin(minute, now.minusNanos(elapsed)), ring.of(minute)))
                .toList();
    }

    private static Instant begin(long minute, Instant start) {
        return start.plus(Window.HOUR.slot().multipliedBy(minute)).truncatedTo(ChronoUnit.SECONDS);
    }

    private long elapsed() {
        return Math.max(0, nanoTime.getAsLong() - start);
    }

    long bytes() {
        return all.bytes() + rings.values().stream().mapToLong(SlotRing::bytes).sum();
    }
}
