package org.scribes.textgen.guard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.scribes.textgen.guard.ApiKeys;
import org.scribes.textgen.guard.ApiKeys.WrongLine;

/**
 * Changes a key file, also while a server reads it: the whole new file replaces the old one in one step. Several editors
 * wait for each other by a lock beside the file. What is no key stays as it is, comments included.
 */
public final class KeyFileEditor {
    /** A file lock is one of the whole process. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path file;

    public KeyFileEditor(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path file() {
        return file;
    }

    /**
     * The keys; none if there is no file.
     *
     * @param wrong receives each line that is no key
     */
    public ApiKeys read(Consumer<WrongLine> wrong) throws IOException {
        return ApiKeys.of(lines(), wrong);
    }

    /** Adds a line, and makes the folder and the file if there are none. */
    public void add(String line) throws IOException {
        change(lines -> {
            List<String> more = new ArrayList<>(lines);
            more.add(line);
            return more;
        });
    }

    /**
     * Removes the lines of the key with {@code id}.
     *
     * @return whether there was one
     */
    public boolean remove(String id) throws IOException {
        if (lines().stream().noneMatch(line -> isOf(id, line))) {
            return false;
        }
        change(lines -> lines.stream().filter(line -> !isOf(id, line)).toList());
        return true;
    }

    private static boolean isOf(String id, String line) {
        String words = line.strip();
        return words.startsWith(id)
                && words.length() > id.length()
                && Character.isWhitespace(words.charAt(id.length()));
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void change(UnaryOperator<List<String>> edit) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            // temporary files are readable by their owner only; the old file's owner and group may be others'
            Path written = Files.createTempFile(folder, "api-keys", "");
            try {
                keepPermissions(written);
                List<String> lines = edit.apply(lines());
                Files.write(written, lines, StandardCharsets.UTF_8);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
                lock.release();
            }
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private void keepPermissions(Path written) throws IOException {
        if (Files.exists(file) && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
        }
    }
}
