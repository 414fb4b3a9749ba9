package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file's checksum as announced by the hub; also the name of its blob in the cache.
 *
 * @param hex the hash in lower-case hexadecimal digits
 */
record Checksum(Kind kind, String hex) {
    /** Files in Git LFS (large files) have the SHA-256 of their content, all others their Git object id. */
    enum Kind {
        SHA256("SHA-256", Pattern.compile("[0-9a-f]{64}")),
        GIT_BLOB("SHA-1", Pattern.compile("[0-9a-f]{40}"));

        private final String algorithm;
        private final Pattern form;

        Kind(String algorithm, Pattern form) {
            this.algorithm = algorithm;
            this.form = form;
        }
    }

    private static final int BUFFER = 1 << 16;

    /** @throws IllegalArgumentException if {@code hex} is not such a hash; it could be a path */
    Checksum {
        if (!kind.form.matcher(hex).matches()) {
            throw new IllegalArgumentException("is not a " + kind.algorithm + " in hexadecimal digits");
        }
    }

    /** Whether {@code file} has this checksum. Reads the whole file; interruptible. */
    boolean matches(Path file) throws IOException, InterruptedException {
        MessageDigest digest = digest();
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + kind.algorithm, e);
        }
    }
}
