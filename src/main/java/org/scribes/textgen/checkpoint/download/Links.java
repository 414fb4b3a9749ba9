package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Links a file name to a blob: a relative symbolic link, else a hard link, else a copy. */
final class Links {
    private Links() {}

    /** Links {@code name} to {@code blob}. Replaces an existing file. */
    static void create(Path name, Path blob, DiskAccess disk) throws IOException {
        Path folder = Files.createDirectories(name.resolveSibling(""));
        Files.deleteIfExists(name);
        try {
            disk.symbolicLink(name, folder.relativize(blob));
            return;
        } catch (IOException | UnsupportedOperationException e) {
            // Windows without the privilege, FAT, some network drives
        }
        try {
            disk.hardLink(name, blob);
        } catch (IOException | UnsupportedOperationException e) {
            copy(blob, name);
        }
    }

    /** Copies to a temporary name and renames it. */
    private static void copy(Path blob, Path name) throws IOException {
        Path temporary = name.resolveSibling(name.getFileName() + ".incomplete");
        Files.copy(blob, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
    }
}
