package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointRevisionTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final long LARGE = (64L << 20) + 10;

    @TempDir
    Path folder;

    @Test
    void hubCommit_isTheRevision() throws IOException {
        Path snapshot = Files.createDirectories(folder.resolve("snapshots").resolve(COMMIT));

        assertThat(CheckpointRevision.of(snapshot)).isEqualTo(COMMIT);
    }

    @Test
    void copiedFiles_haveTheSameRevision() throws IOException {
        Path one = checkpoint("one", "weights");
        Path two = checkpoint("two", "weights");
        Files.setLastModifiedTime(two.resolve("model.safetensors"), FileTime.fromMillis(1));

        assertThat(CheckpointRevision.of(one))
                .isEqualTo(CheckpointRevision.of(two))
                .matches("[0-9a-f]{40}");
    }

    @Test
    void changedByteNameOrFile_changesTheRevision() throws IOException {
        String revision = CheckpointRevision.of(checkpoint("one", "weights"));

        assertThat(CheckpointRevision.of(checkpoint("two", "Weights"))).isNotEqualTo(revision);
        Path more = checkpoint("three", "weights");
        Files.createFile(more.resolve("generation_config.json"));
        assertThat(CheckpointRevision.of(more)).isNotEqualTo(revision);
        Path renamed = checkpoint("four", "weights");
        Files.move(renamed.resolve("model.safetensors"), renamed.resolve("weights.safetensors"));
        assertThat(CheckpointRevision.of(renamed)).isNotEqualTo(revision);
    }

    @Test
    void rewrittenLargeFile_changesTheRevision() throws IOException {
        Path file = checkpoint("one", "").resolve("model.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(LARGE);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        String revision = CheckpointRevision.of(folder.resolve("one"));

        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));

        assertThat(CheckpointRevision.of(folder.resolve("one"))).isNotEqualTo(revision);
    }

    private Path checkpoint(String name, String weights) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(name));
        Files.writeString(checkpoint.resolve("config.json"), "{}");
        Files.writeString(checkpoint.resolve("model.safetensors"), weights);
        return checkpoint;
    }
}
