package org.scribes.textgen.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.domain.Sha256;

/**
 * Identifies a checkpoint: by its commit in Hugging Face's cache, else by a digest of its files. For a file larger than
 * 64 MiB, the digest covers its size, modification time and first 64 MiB, which bounds the load time.
 */
public final class CheckpointRevision {
    private static final String COMMIT = "[0-9a-f]{40}";
    private static final int MAX_READ = 64 << 20;
    private static final int BLOCK = 1 << 16;
    private static final int HEX_DIGITS = 40;

    private CheckpointRevision() {}

    /**
     * The revision of the checkpoint in {@code folder}: 40 hexadecimal digits.
     *
     * @throws ModelLoadException if a file cannot be read
     */
    public static String of(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (name != null
                && parent != null
                && parent.endsWith("snapshots")
                && name.toString().matches(COMMIT)) {
            return name.toString();
        }
        try (Stream<Path> files = Files.list(folder)) {
            MessageDigest digest = Sha256.digest();
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : sorted) {
                add(file, digest);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
        } catch (IOException e) {
            throw JsonFiles.unreadable(folder.toString(), e);
        }
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        long size = Files.size(file);
        boolean whole = size <= MAX_READ;
        digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(size)
                .putLong(whole ? 0 : Files.getLastModifiedTime(file).toMillis())
                .flip());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            long read = 0;
            int count;
            while (read < MAX_READ && (count = in.read(block)) > 0) {
                digest.update(block, 0, count);
                read += count;
            }
        }
    }
}
