package org.scribes.textgen.admission;

/** The mean time that requests lately took from their start to their end, in nanoseconds. Not thread-safe. */
final class ServiceTime {
    /** The weight of the latest request: the mean follows a change within some twenty requests. */
    private static final double WEIGHT = 0.05;

    private double mean;
    private boolean known;

    /** Adds a request that has ended. */
    void add(long nanos) {
        mean = known ? mean + WEIGHT * (nanos - mean) : nanos;
        known = true;
    }

    /** The mean; zero before the first request has ended. */
    long nanos() {
        return Math.round(mean); // a mean of equal times is not below them
    }
}
