package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Fixed keys and their lines in a key file. */
public final class TestingKeys {
    private TestingKeys() {}

    /** The key of {@code id}. */
    public static String key(String id) {
        return id + "." + "s".repeat(43);
    }

    /** The line of the key, with {@code rest} after the SHA-256. */
    public static String line(String id, String rest) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(key(id).getBytes(StandardCharsets.US_ASCII));
            return id + " " + HexFormat.of().formatHex(sha256) + " " + rest;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
