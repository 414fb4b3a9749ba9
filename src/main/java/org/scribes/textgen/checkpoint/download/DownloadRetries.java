package org.scribes.textgen.checkpoint.download;

import java.time.Duration;

/** Counts retries and pauses between them: 1, 2, 4, 8, 16 seconds. */
final class DownloadRetries {
    private static final int MAX_RETRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(2);

    private final Sleeper sleeper;
    private int failures;

    DownloadRetries(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Starts the count over after progress. */
    void reset() {
        failures = 0;
    }

    /**
     * Waits before the next retry: for the time that the hub requests, up to a limit.
     *
     * @throws TransientHubException {@code failure} itself if no retry is left
     */
    void pauseAfter(TransientHubException failure) throws TransientHubException, InterruptedException {
        failures++;
        if (failures > MAX_RETRIES) {
            throw failure;
        }
        Duration pause = failure.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
        sleeper.sleep(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
    }
}
