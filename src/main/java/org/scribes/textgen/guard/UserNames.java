package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of users: the first 128 bits of HMAC-SHA-256 of the name. The same name has the same one as long as the key
 * is the same; without the key nobody can tell whose it is, nor try names.
 */
public final class UserNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /** @param key secret; at least 128 random bits */
    public UserNames(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The pseudonym of {@code name}, 32 hexadecimal digits. */
    public String pseudonym(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
