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
 * What a hub says of a file's content, and the content's name in the cache.
 *
 * @param hex the hash in lower-case hexadecimal digits
 */
record Checksum(Kind kind, String hex) {
    /** Files in Git LFS (the large ones) have the SHA-256 of their bytes, all others Git's own name of their content. */
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

    /** @throws IllegalArgumentException when {@code hex} is no such hash, and so perhaps a path */
    Checksum {
        if (!kind.form.matcher(hex).matches()) {
            throw new IllegalArgumentException("is not a " + kind.algorithm + " in hexadecimal digits");
        }
    }

    /** Whether {@code file} has this content. Reads it whole; ends early when the thread is interrupted. */
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
