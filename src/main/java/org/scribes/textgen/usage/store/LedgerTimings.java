package org.scribes.textgen.usage.store;

import java.time.Duration;

/**
 * When the ledger's thread does its work.
 *
 * @param gather how long rows wait for others to be written with
 * @param pause before a database that is away is tried again; doubled each time
 * @param longestPause the most that it grows to
 * @param sweep between two looks for what expired, and between two lines of the log about rows that were lost
 * @param farewell how long the last rows may take when the server stops
 */
record LedgerTimings(Duration gather, Duration pause, Duration longestPause, Duration sweep, Duration farewell) {
    /** Extra time for what began before the limit, such as a connection attempt. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    static final LedgerTimings USUAL = new LedgerTimings(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));

    Duration lastMoment() {
        return farewell.compareTo(LAST_MOMENT) < 0 ? farewell : LAST_MOMENT;
    }
}
