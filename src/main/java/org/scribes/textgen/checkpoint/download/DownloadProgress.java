package org.scribes.textgen.checkpoint.download;

/** Receives the progress of a download: at the start, at the end, and at most once a second in between. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * Called from one thread at a time, though not always the same. Must be quick, since the download waits for it.
     *
     * @param bytesDone bytes on disk, including earlier downloads; decreases if something must be downloaded again
     * @param bytesTotal the size of the whole model
     * @param file the current file
     */
    void update(long bytesDone, long bytesTotal, String file);
}
