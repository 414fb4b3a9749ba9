package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock, across threads and processes, on the download of a model. */
final class DownloadLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Files locked by this process. A file lock belongs to the process, and on POSIX closing any channel to the file
     * releases it. So no second channel may be opened while the lock is held.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DownloadLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock at {@code file} and acquires it. The system releases it if the process dies. */
    static DownloadLock acquire(Path file, Sleeper sleeper) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(file.resolveSibling(""));
        Path canonical = folder.toRealPath().resolve(file.getFileName());
        while (true) {
            Optional<DownloadLock> lock = tryAcquire(canonical);
            if (lock.isPresent()) {
                return lock.get();
            }
            sleeper.sleep(POLL);
        }
    }

    private static Optional<DownloadLock> tryAcquire(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<DownloadLock> lock = Optional.empty();
        try {
            lock = tryLock(file);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static Optional<DownloadLock> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held by a copy of this class in another class loader
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new DownloadLock(file, channel));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
