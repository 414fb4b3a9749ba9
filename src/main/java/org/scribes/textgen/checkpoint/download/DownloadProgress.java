package org.scribes.textgen.checkpoint.download;

/** Is told how far a download is: at its start, at its end, and at most once a second between. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * Called from one thread at a time, not always the same, which waits: must be quick.
     *
     * @param bytesDone what is on the disk, earlier downloads included; falls when something must be fetched anew
     * @param bytesTotal what the whole model takes
     * @param file the one that was just worked on
     */
    void update(long bytesDone, long bytesTotal, String file);
}
