package org.scribes.textgen.checkpoint.download;

import java.time.Duration;

/** How often something is tried again and how long the pauses between are: 1, 2, 4, 8, 16 seconds. */
final class DownloadRetries {
    private static final int MAX_RETRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(2);

    private final Sleeper sleeper;
    private int failures;

    DownloadRetries(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Something was gained since the last failure, so that patience begins anew. */
    void reset() {
        failures = 0;
    }

    /**
     * Waits until the next try is due: as long as the hub asks, within reason.
     *
     * @throws TransientHubException {@code failure} itself, when there is no try left
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
