package org.scribes.textgen.problem;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.scribes.textgen.domain.LowerCase;

/**
 * What is wrong with a file, in words that follow the file's name: "does not exist", "may not be read by this user".
 * The exceptions of {@code java.nio.file} say it by their class or in the operating system's words.
 */
public final class FileProblem {
    /** The exceptions that say it by their class. */
    private static final Map<Class<? extends IOException>, String> BY_CLASS = Map.of(
            NoSuchFileException.class, "does not exist",
            FileNotFoundException.class, "does not exist",
            NotDirectoryException.class, "is a file, not a folder",
            FileAlreadyExistsException.class, "is a file, not a folder",
            DirectoryNotEmptyException.class, "is a folder that is not empty",
            FileSystemLoopException.class, "is a symbolic link that leads back to itself",
            EOFException.class, "ends too early; it may be truncated",
            ZipException.class, "is not a gzip file, or a damaged one");

    /** The words of Linux, macOS and Windows, in lower case. */
    private static final Map<String, String> BY_WORDS = Map.ofEntries(
            Map.entry("is a directory", "is a folder, not a file"),
            Map.entry("not a directory", "has a file where its path needs a folder"),
            Map.entry("read-only file system", "is on a file system that is read-only"),
            Map.entry("no space left", "is on a disk that is full"),
            Map.entry("not enough space", "is on a disk that is full"),
            Map.entry("quota exceeded", "is on a disk whose quota is used up"),
            Map.entry("too many open files", "cannot be opened: this process has too many open files (ulimit -n)"),
            Map.entry("too many levels of symbolic links", "is a symbolic link that leads back to itself"),
            Map.entry("file name too long", "has a name that is too long"),
            Map.entry("input/output error", "cannot be read: the disk reports an error"),
            Map.entry("stale file handle", "is on a network file system that has lost it: mount it again"),
            Map.entry("used by another process", "is in use by another process"));

    private FileProblem() {}

    /** Why a file cannot be read. */
    public static String ofReading(IOException failure) {
        return of(failure, "read");
    }

    /** Why a file or folder cannot be written. */
    public static String ofWriting(IOException failure) {
        return of(failure, "written");
    }

    private static String of(IOException failure, String access) {
        if (failure instanceof AccessDeniedException) {
            return "may not be " + access + " by this user (" + System.getProperty("user.name") + ")";
        }
        if (failure instanceof CharacterCodingException) {
            return "is not UTF-8 text";
        }
        String known = BY_CLASS.get(failure.getClass());
        return known != null ? known : byWords(failure).orElse("cannot be " + access);
    }

    /** Foreign messages may quote a file's text, so only known ones and the operating system's are repeated. */
    private static Optional<String> byWords(IOException failure) {
        String words = LowerCase.of(String.valueOf(failure.getMessage()));
        return BY_WORDS.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> failure instanceof FileSystemException ofSystem && ofSystem.getReason() != null
                        ? Optional.of("cannot be used: " + ofSystem.getReason())
                        : Optional.empty());
    }
}
