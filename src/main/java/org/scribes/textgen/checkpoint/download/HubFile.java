package org.scribes.textgen.checkpoint.download;

/**
 * A file as announced by the hub.
 *
 * @param name a plain file name
 * @param size in bytes
 */
record HubFile(String name, long size, Checksum checksum) {
    HubFile {
        if (!CheckpointFiles.mayBelong(name)) {
            throw new IllegalArgumentException("is not a checkpoint file");
        }
        if (size < 0) {
            throw new IllegalArgumentException("has a negative size");
        }
    }
}
