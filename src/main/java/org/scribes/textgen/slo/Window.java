package org.scribes.textgen.slo;

import java.time.Duration;

/**
 * A window of time that ends now. A rolling window consists of slots and drops its oldest slot as a whole, so the real
 * length is shorter than the nominal one by up to one slot.
 */
public enum Window {
    FIVE_MINUTES(Duration.ofSeconds(30), 10),
    HOUR(Duration.ofMinutes(1), 60),
    DAY(Duration.ofMinutes(15), 96),
    /** The whole life of this process. */
    SINCE_START(Duration.ZERO, 0);

    private final Duration slot;
    private final int slots;

    Window(Duration slot, int slots) {
        this.slot = slot;
        this.slots = slots;
    }

    /** Whether the window is rolling. */
    boolean isRolling() {
        return slots > 0;
    }

    Duration slot() {
        return slot;
    }

    int slots() {
        return slots;
    }

    /** The length; zero for {@link #SINCE_START}. */
    public Duration length() {
        return slot.multipliedBy(slots);
    }
}
