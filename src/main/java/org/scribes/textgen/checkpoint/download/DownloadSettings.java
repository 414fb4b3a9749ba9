package org.scribes.textgen.checkpoint.download;

import java.time.Duration;

/**
 * How a download goes about it.
 *
 * @param filesAtOnce files that are fetched at the same time, 1 to 16
 * @param patience how long a server may send nothing before the connection is given up and the next try begins
 */
public record DownloadSettings(int filesAtOnce, Duration idleTimeout) {
    public static final DownloadSettings DEFAULTS = new DownloadSettings(4, Duration.ofSeconds(60));
    private static final int MAX_FILES = 16;

    public DownloadSettings {
        if (filesAtOnce < 1 || filesAtOnce > MAX_FILES) {
            throw new IllegalArgumentException("files at once must be 1 to " + MAX_FILES);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("patience must be longer than nothing");
        }
    }
}
