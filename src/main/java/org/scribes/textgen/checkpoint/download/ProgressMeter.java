package org.scribes.textgen.checkpoint.download;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts received bytes of several threads and reports them at a limited rate. */
final class ProgressMeter {
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final long total;
    private final DownloadProgress listener;
    private final LongSupplier nanoTime;
    private long done;
    private long lastReport;

    ProgressMeter(long total, DownloadProgress listener, LongSupplier nanoTime) {
        this.total = total;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** Adds bytes on disk; negative if they were discarded. */
    synchronized void add(long bytes) {
        done += bytes;
    }

    /** Adds received bytes of {@code file}. */
    synchronized void received(long bytes, String file) {
        done += bytes;
        long now = nanoTime.getAsLong();
        if (now - lastReport >= INTERVAL) {
            report(file, now);
        }
    }

    /** Reports the progress regardless of the rate limit. */
    synchronized void report(String file) {
        report(file, nanoTime.getAsLong());
    }

    /** Bytes that are still missing. */
    synchronized long remaining() {
        return Math.max(0, total - done);
    }

    private void report(String file, long now) {
        lastReport = now;
        listener.update(done, total, file);
    }
}
