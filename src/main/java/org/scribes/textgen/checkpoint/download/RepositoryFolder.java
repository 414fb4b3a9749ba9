package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * One model's part of the Hugging Face cache. Contents lie in {@code blobs}, named by their checksum;
 * {@code snapshots/<commit>} gives them their file names; {@code refs/<branch>} holds the commit it stood at when it
 * was last downloaded.
 *
 * @param root {@code <cache>/models--owner--name}
 * @param lock taken by whoever downloads this model; beside the models, as huggingface_hub has its locks
 */
record RepositoryFolder(Path root, Path lock) {
    Path blobs() {
        return root.resolve("blobs");
    }

    Path blob(Checksum checksum) {
        return blobs().resolve(checksum.hex());
    }

    /** What is there of a blob that is not complete yet. */
    Path partial(Checksum checksum) {
        return blobs().resolve(checksum.hex() + ".incomplete");
    }

    Path snapshot(String commit) {
        return root.resolve("snapshots").resolve(commit);
    }

    /** The list of a commit's files that newer versions of huggingface_hub leave here. */
    Path tree(String commit) {
        return root.resolve("trees").resolve(commit + ".json");
    }

    private Path ref(Revision revision) {
        return root.resolve("refs").resolve(revision.value());
    }

    /**
     * The commit that {@code revision} stood at when it was last downloaded.
     *
     * @throws ModelLoadException when the ref is there and cannot be read
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
            throw new ModelLoadException(ref.toString(), "cannot be read", e);
        }
    }

    /** Lets {@code revision} stand at {@code commit}, in one step: no reader sees half a ref. */
    void writeRef(Revision revision, String commit) throws IOException {
        if (revision.isCommit()) {
            return;
        }
        Path ref = ref(revision);
        Path written = ref.resolveSibling(ref.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.createDirectories(ref.resolveSibling(""));
        try {
            Files.writeString(written, commit);
            Files.move(written, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
