package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The real file system with configurable limits on space and links. */
final class TestingDisk implements DiskAccess {
    private long usable = Long.MAX_VALUE;
    private long room = Long.MAX_VALUE;
    private boolean symbolicLinks = true;
    private boolean hardLinks = true;

    /** Reports {@code bytes} as free. */
    TestingDisk usable(long bytes) {
        usable = bytes;
        return this;
    }

    /** Fails with Linux's message after {@code bytes} bytes are written, whatever it reported as free. */
    TestingDisk room(long bytes) {
        room = bytes;
        return this;
    }

    TestingDisk withoutSymbolicLinks() {
        symbolicLinks = false;
        return this;
    }

    TestingDisk withoutHardLinks() {
        hardLinks = false;
        return this;
    }

    @Override
    public long usableSpace(Path folder) {
        return usable;
    }

    @Override
    public WritableByteChannel append(Path file) throws IOException {
        WritableByteChannel real = REAL.append(file);
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                take(bytes.remaining());
                return real.write(bytes);
            }

            @Override
            public boolean isOpen() {
                return real.isOpen();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    /** Synchronized, as files are written concurrently. */
    private synchronized void take(int bytes) throws IOException {
        if (bytes > room) {
            throw new IOException("No space left on device");
        }
        room -= bytes;
    }

    @Override
    public void symbolicLink(Path link, Path target) throws IOException {
        if (!symbolicLinks) {
            throw new FileSystemException(link.toString(), null, "A required privilege is not held by the client");
        }
        REAL.symbolicLink(link, target);
    }

    @Override
    public void hardLink(Path link, Path existing) throws IOException {
        if (!hardLinks) {
            throw new UnsupportedOperationException();
        }
        REAL.hardLink(link, existing);
    }
}
