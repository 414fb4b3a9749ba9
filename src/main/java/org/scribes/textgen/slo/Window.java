package org.scribes.textgen.slo;

import java.time.Duration;

/**
 * A stretch of time that ends now. It is made of slots, and the oldest is forgotten as a whole: what is looked at is as
 * long as it says or shorter by up to one slot, a minute of the hour, say.
 */
public enum Window {
    FIVE_MINUTES(Duration.ofSeconds(30), 10),
    HOUR(Duration.ofMinutes(1), 60),
    DAY(Duration.ofMinutes(15), 96),
    /** All of it, from the start of this process. */
    SINCE_START(Duration.ZERO, 0);

    private final Duration slot;
    private final int slots;

    Window(Duration slot, int slots) {
        this.slot = slot;
        this.slots = slots;
    }

    /** Whether it has a beginning that moves. */
    boolean moves() {
        return slots > 0;
    }

    Duration slot() {
        return slot;
    }

    int slots() {
        return slots;
    }

    /** How long it is; zero for the one without a length. */
    public Duration length() {
        return slot.multipliedBy(slots);
    }
}
