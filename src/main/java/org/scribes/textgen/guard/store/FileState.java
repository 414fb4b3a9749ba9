package org.scribes.textgen.guard.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A fingerprint of a file's metadata, to detect changes without reading the file.
 *
 * @param file the file's identity in the file system
 * @param modified the modification time
 * @param open whether users other than the owner may read it
 */
record FileState(boolean present, String file, String modified, long size, boolean open) {
    /** Differs from the state of any file. */
    static final FileState UNKNOWN = new FileState(false, "unknown", "", -1, false);

    private static final FileState ABSENT = new FileState(false, "", "", 0, false);

    /** @throws IOException when the path is not a regular file or cannot be read */
    static FileState of(Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                throw new FileSystemException(path.toString(), null, "it is not a file");
            }
            return new FileState(
                    true,
                    String.valueOf(found.fileKey()),
                    found.lastModifiedTime().toString(),
                    found.size(),
                    isOpen(path));
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
    }

    private static boolean isOpen(Path path) throws IOException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.OTHERS_READ);
    }
}
