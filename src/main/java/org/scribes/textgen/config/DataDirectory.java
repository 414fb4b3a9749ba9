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

/**
 * The folder for what this instance keeps, held against every other instance until it is closed. The hold ends with the
 * process in any case.
 */
public final class DataDirectory implements AutoCloseable {
    /** Waits; tests do not. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 100;
    /** Far behind the text: where locks are mandatory, others can still read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if it is absent, and takes hold of it. Waits up to ten seconds for an instance in
     * this same process to let go: a reload may start the new one before the old one is gone.
     *
     * @throws ConfigurationException when it is no folder, cannot be written, or another process holds it
     */
    public static DataDirectory open(Path path) {
        return open(path, pause -> Thread.sleep(pause.toMillis()));
    }

    static DataDirectory open(Path path, Pause pause) {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "textgen.data.dir is " + folder + ", which is not a folder that can be written: " + e);
        }
        DataDirectory directory = new DataDirectory(folder, channel);
        try {
            directory.hold(pause);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e instanceof ConfigurationException known
                    ? known
                    : new ConfigurationException("textgen.data.dir is " + folder + ", which cannot be locked: " + e);
        }
        return directory;
    }

    /** The folder, absolute. */
    public Path path() {
        return path;
    }

    /** Lets go. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock goes with the process, and nothing was to be written
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
     * The lock, or null when another process has it. Meanwhile the channel stays open, and no other is opened: on POSIX
     * systems closing any channel of a file ends all locks that the process has on it.
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
