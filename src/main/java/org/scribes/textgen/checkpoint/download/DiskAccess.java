package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What differs from one file system to the next, or from one day to the next. */
interface DiskAccess {
    /** The disk as it is. */
    DiskAccess REAL = new DiskAccess() {
        @Override
        public long usableSpace(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }

        @Override
        public WritableByteChannel append(Path file) throws IOException {
            return Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void symbolicLink(Path link, Path target) throws IOException {
            Files.createSymbolicLink(link, target);
        }

        @Override
        public void hardLink(Path link, Path existing) throws IOException {
            Files.createLink(link, existing);
        }
    };

    /** Bytes that may still be written below {@code folder}. */
    long usableSpace(Path folder) throws IOException;

    /** Opens {@code file} to write behind its end; creates it when it is not there. */
    WritableByteChannel append(Path file) throws IOException;

    /** Fails with an IOException or an UnsupportedOperationException where there are none. */
    void symbolicLink(Path link, Path target) throws IOException;

    /** Fails with an IOException or an UnsupportedOperationException where there are none. */
    void hardLink(Path link, Path existing) throws IOException;
}
