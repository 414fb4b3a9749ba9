package org.scribes.textgen.domain;

import java.time.Duration;

/** Times as HTTP's headers tell them. */
public final class WholeSeconds {
    private WholeSeconds() {}

    /** {@code time}, rounded up, so that whoever keeps to it does not come too early. */
    public static long of(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
