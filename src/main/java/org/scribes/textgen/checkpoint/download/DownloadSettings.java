package org.scribes.textgen.checkpoint.download;

import java.time.Duration;

/**
 * Settings of a download.
 *
 * @param filesAtOnce the number of concurrent file downloads, 1 to 16
 * @param idleTimeout how long a server may send nothing before the attempt fails and is retried
 */
public record DownloadSettings(int filesAtOnce, Duration idleTimeout) {
    public static final DownloadSettings DEFAULTS = new DownloadSettings(4, Duration.ofSeconds(60));
    private static final int MAX_FILES = 16;

    public DownloadSettings {
        if (filesAtOnce < 1 || filesAtOnce > MAX_FILES) {
            throw new IllegalArgumentException("files at once must be 1 to " + MAX_FILES);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("the idle timeout must be positive");
        }
    }
}
