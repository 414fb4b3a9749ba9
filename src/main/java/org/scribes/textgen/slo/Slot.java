package org.scribes.textgen.slo;

/** The counts of one interval of a ring. A later interval replaces an earlier one. Thread-safe. */
final class Slot {
    private final SliCounts counts;
    private long interval = -1;

    Slot(SliCounts counts) {
        this.counts = counts;
    }

    /** Counts an event of the given interval. Counts of an earlier interval are cleared. */
    synchronized void add(long ofInterval, SliObservation observation) {
        if (ofInterval < interval) {
            return; // the thread was suspended for a whole window
        }
        if (ofInterval > interval) {
            counts.clear();
            interval = ofInterval;
        }
        counts.add(observation);
    }

    /** Adds the counts to {@code sum} if their interval is from {@code first} to {@code last}. */
    synchronized void addTo(SliCounts sum, long first, long last) {
        if (interval >= first && interval <= last) {
            sum.add(counts);
        }
    }

    synchronized long bytes() {
        return counts.bytes();
    }
}
