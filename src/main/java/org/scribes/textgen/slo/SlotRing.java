package org.scribes.textgen.slo;

import java.util.List;
import java.util.stream.Stream;

/** The slots of a window, used in turn. Safe for use by many threads, which meet in one slot at most. */
final class SlotRing {
    private final long slotNanos;
    private final List<Slot> slots;

    SlotRing(Window window) {
        this.slotNanos = window.slot().toNanos();
        this.slots = Stream.generate(() -> new Slot(SliCounts.small()))
                .limit(window.slots())
                .toList();
    }

    /** @param elapsed since the start, in nanoseconds; not below 0 */
    void add(long elapsed, SliObservation observation) {
        long number = elapsed / slotNanos;
        slots.get((int) (number % slots.size())).add(number, observation);
    }

    /** Adds up what is not older than the window. */
    void addTo(SliCounts sum, long elapsed) {
        long last = elapsed / slotNanos;
        slots.forEach(slot -> slot.addTo(sum, last - slots.size() + 1, last));
    }

    long bytes() {
        return slots.stream().mapToLong(Slot::bytes).sum();
    }
}
