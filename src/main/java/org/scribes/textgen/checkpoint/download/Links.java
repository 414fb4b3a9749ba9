package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a content its file name: by a relative symbolic link, and where there is none, by what there is. */
final class Links {
    private Links() {}

    /** Makes {@code name} show the content of {@code blob}. What {@code name} was before is replaced. */
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

    /** Under the right name only once it is whole. */
    private static void copy(Path blob, Path name) throws IOException {
        Path written = name.resolveSibling(name.getFileName() + ".incomplete");
        Files.copy(blob, written, StandardCopyOption.REPLACE_EXISTING);
        Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
    }
}
