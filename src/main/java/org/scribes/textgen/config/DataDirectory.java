package org.scribes.textgen.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.problem.FileProblem;

/** The data directory of this instance, locked against other instances until it is closed or the process ends. */
public final class DataDirectory implements AutoCloseable {
    /** Waits between attempts to lock; replaced in tests. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 100;
    /** Beyond the file's text, so that other processes can read the owner where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates and locks the directory. Waits up to ten seconds for an instance in this process to close: on a reload
     * the new instance may start before the old one stops.
     *
     * @throws ConfigurationException if it is not a directory, is not writable, or another process has locked it
     */
    public static DataDirectory open(Path path) {
        return open(path, pause -> Thread.sleep(pause.toMillis()));
    }

    static DataDirectory open(Path path, Pause pause) {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable(folder, "which " + FileProblem.ofWriting(e));
        }
        try {
            channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(folder, "whose file lock " + FileProblem.ofWriting(e));
        }
        DataDirectory directory = new DataDirectory(folder, channel);
        try {
            directory.hold(pause);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        } catch (IOException e) {
            directory.close();
            throw new ConfigurationException("textgen.data.dir is " + folder
                    + ", whose file lock cannot be locked: set TEXTGEN_DATA_DIR to a folder on a local disk, or on a"
                    + " network file system with locks");
        }
        return directory;
    }

    private static ConfigurationException unusable(Path folder, String problem) {
        return new ConfigurationException("textgen.data.dir is " + folder + ", " + problem
                + ": it must be a folder that this service can write (TEXTGEN_DATA_DIR)");
    }

    /** The absolute path. */
    public Path path() {
        return path;
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock ends with the process, and no data is lost
        }
    }

    private void hold(Pause pause) throws IOException {
        if (lock(pause) == null) {
            throw inUse(owner());
        }
        byte[] owner = ("pid " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(owner), 0);
    }

    /**
     * The lock, or null if another process holds it. The channel stays open and no second one is opened: on POSIX
     * systems, closing any channel of a file releases all of the process's locks on it.
     */
    private @Nullable FileLock lock(Pause pause) throws IOException {
        for (int step = 0; step < STEPS; step++) {
            try {
                return channel.tryLock(LOCKED_BYTE, 1, false);
            } catch (OverlappingFileLockException e) {
                try {
                    pause.sleep(STEP);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw inUse("pid " + ProcessHandle.current().pid() + ", this one");
    }

    private String owner() throws IOException {
        ByteBuffer text = ByteBuffer.allocate(64);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
    }

    private ConfigurationException inUse(String owner) {
        return new ConfigurationException("textgen.data.dir is " + path + ", which another instance uses ("
                + (owner.isEmpty() ? "process unknown" : "process " + owner)
                + "): stop that one, or set TEXTGEN_DATA_DIR to another folder for this one");
    }
}
