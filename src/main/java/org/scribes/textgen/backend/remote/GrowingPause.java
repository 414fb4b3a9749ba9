package org.scribes.textgen.backend.remote;

import java.time.Duration;

/** The pauses between tries to learn something from a server: each twice as long as the one before, up to a longest. */
final class GrowingPause {
    private final Duration first;
    private final Duration last;
    private Duration next;

    GrowingPause(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    /** The pause before the next try. */
    Duration next() {
        Duration now = next;
        Duration twice = now.multipliedBy(2);
        next = twice.compareTo(last) < 0 ? twice : last;
        return now;
    }

    /** Begins with the first pause again, after a success. */
    void reset() {
        next = first;
    }
}
