package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.scribes.textgen.config.Hmac;

/**
 * Pseudonyms of users: the first 128 bits of HMAC-SHA-256 of the name. The same name has the same one as long as the key
 * is the same; without the key nobody can tell whose it is, nor try names.
 */
public final class UserNames {
    private static final int BYTES = 16;

    private final byte[] key;

    /** @param key secret; at least 128 random bits */
    public UserNames(byte[] key) {
        this.key = key.clone();
    }

    /** The pseudonym of {@code name}, 32 hexadecimal digits. */
    public String pseudonym(String name) {
        byte[] hmac = Hmac.sha256(key, name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac, 0, BYTES);
    }
}
