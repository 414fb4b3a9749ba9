package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.problem.FileProblem;

/**
 * A model's folder in the Hugging Face cache. {@code blobs} holds contents by checksum, {@code snapshots/<commit>}
 * links file names to them, and {@code refs/<branch>} holds the last downloaded commit.
 *
 * @param root {@code <cache>/models--owner--name}
 * @param lock the lock file for downloads of this model; outside {@code root}, like the locks of huggingface_hub
 */
record RepositoryFolder(Path root, Path lock) {
    Path blobs() {
        return root.resolve("blobs");
    }

    Path blob(Checksum checksum) {
        return blobs().resolve(checksum.hex());
    }

    /** The received part of an incomplete blob. */
    Path partial(Checksum checksum) {
        return blobs().resolve(checksum.hex() + ".incomplete");
    }

    Path snapshot(String commit) {
        return root.resolve("snapshots").resolve(commit);
    }

    /** The commit's file list, which newer versions of huggingface_hub write. */
    Path tree(String commit) {
        return root.resolve("trees").resolve(commit + ".json");
    }

    private Path ref(Revision revision) {
        return root.resolve("refs").resolve(revision.value());
    }

    /**
     * The last downloaded commit of {@code revision}.
     *
     * @throws ModelLoadException if the ref exists and cannot be read
     */
    Optional<String> commit(Revision revision) {
        if (revision.isCommit()) {
            return Optional.of(revision.value());
        }
        Path ref = ref(revision);
        if (!Files.isRegularFile(ref)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(ref).strip()).filter(Revision::isCommit);
        } catch (IOException e) {
            throw new ModelLoadException(ref.toString(), FileProblem.ofReading(e), e);
        }
    }

    /** Points {@code revision} to {@code commit} atomically. */
    void writeRef(Revision revision, String commit) throws IOException {
        if (revision.isCommit()) {
            return;
        }
        Path ref = ref(revision);
        Path temporary = ref.resolveSibling(ref.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.createDirectories(ref.resolveSibling(""));
        try {
            Files.writeString(temporary, commit);
            Files.move(temporary, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
