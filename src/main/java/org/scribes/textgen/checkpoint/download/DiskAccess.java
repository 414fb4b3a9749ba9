package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file system operations that tests replace. */
interface DiskAccess {
    /** The real file system. */
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

    /** Usable bytes below {@code folder}. */
    long usableSpace(Path folder) throws IOException;

    /** Opens {@code file} for appending. Creates it if necessary. */
    WritableByteChannel append(Path file) throws IOException;

    /** Throws IOException or UnsupportedOperationException if the file system has no symbolic links. */
    void symbolicLink(Path link, Path target) throws IOException;

    /** Throws IOException or UnsupportedOperationException if the file system has no hard links. */
    void hardLink(Path link, Path existing) throws IOException;
}
