package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.scribes.textgen.config.Hmac;

/**
 * Pseudonymizes user names as the first 128 bits of HMAC-SHA-256. A pseudonym is stable as long as the key is. Without
 * the key, names cannot be recovered or guessed.
 */
public final class UserNames {
    private static final int BYTES = 16;

    private final byte[] key;

    /** @param key a secret of at least 128 random bits */
    public UserNames(byte[] key) {
        this.key = key.clone();
    }

    /** The pseudonym of {@code name}, as 32 hexadecimal digits. */
    public String pseudonym(String name) {
        byte[] hmac = Hmac.sha256(key, name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac, 0, BYTES);
    }
}
