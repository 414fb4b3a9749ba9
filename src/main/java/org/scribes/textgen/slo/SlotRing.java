package org.scribes.textgen.slo;

import java.util.List;
import java.util.stream.Stream;

/** The slots of a rolling window, reused in turn. Thread-safe; threads contend for at most one slot. */
final class SlotRing {
    private final long slotNanos;
    private final List<Slot> slots;

    SlotRing(Window window) {
        this.slotNanos = window.slot().toNanos();
        this.slots = Stream.generate(() -> new Slot(SliCounts.small()))
                .limit(window.slots())
                .toList();
    }

    /** @param elapsed nanoseconds since the start, at least 0 */
    void add(long elapsed, SliObservation observation) {
        long interval = interval(elapsed);
        slots.get((int) (interval % slots.size())).add(interval, observation);
    }

    /** Adds all counts that are not older than the window. */
    void addTo(SliCounts sum, long elapsed) {
        long last = interval(elapsed);
        slots.forEach(slot -> slot.addTo(sum, last - slots.size() + 1, last));
    }

    /** The number of the interval at {@code elapsed}, counted from 0. */
    long interval(long elapsed) {
        return elapsed / slotNanos;
    }

    /** The counts of one interval; zeros if it is too old or nothing happened in it. */
    SliCounts of(long interval) {
        SliCounts counts = SliCounts.small();
        slots.get((int) (interval % slots.size())).addTo(counts, interval, interval);
        return counts;
    }

    long bytes() {
        return slots.stream().mapToLong(Slot::bytes).sum();
    }
}
