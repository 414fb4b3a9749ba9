package org.scribes.textgen.domain;

import java.time.Duration;

/** Converts durations to whole seconds for HTTP headers. */
public final class WholeSeconds {
    private WholeSeconds() {}

    /** {@code time} rounded up, so that a client does not retry too early. */
    public static long of(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
