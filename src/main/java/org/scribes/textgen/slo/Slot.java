package org.scribes.textgen.slo;

/** A place for the figures of one stretch of time after another. Safe for use by many threads. */
final class Slot {
    private final SliCounts figures;
    private long number = -1;

    Slot(SliCounts figures) {
        this.figures = figures;
    }

    /** Counts what happened in the stretch of that number; what was there of an earlier one is forgotten. */
    synchronized void add(long its, SliObservation observation) {
        if (its < number) {
            return; // its thread slept for as long as the whole window
        }
        if (its > number) {
            figures.clear();
            number = its;
        }
        figures.add(observation);
    }

    /** Adds what is here to {@code sum}, if it is of one of the stretches from {@code first} to {@code last}. */
    synchronized void addTo(SliCounts sum, long first, long last) {
        if (number >= first && number <= last) {
            sum.add(figures);
        }
    }

    synchronized long bytes() {
        return figures.bytes();
    }
}
