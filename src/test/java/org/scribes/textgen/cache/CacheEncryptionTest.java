package org.scribes.textgen.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.Secret;

class CacheEncryptionTest {
    private static final byte[] TEXT = "For God so loved the world".getBytes(UTF_8);
    private final CacheEncryption encryption =
            new CacheEncryption(new Secret("a secret of more than thirty-two characters"));
    private final CacheEncryption other =
            new CacheEncryption(new Secret("a secret of more than thirty-two Characters"));

    @Test
    void encryptedEntry_isDecryptedBySameKeyOnly() {
        byte[] encrypted = encryption.encrypt(TEXT, "name");

        assertThat(encryption.decrypt(encrypted, "name")).contains(TEXT);
        assertThat(other.decrypt(encrypted, "name")).isEmpty();
        assertThat(new String(encrypted, UTF_8)).doesNotContain("God", "world");
    }

    @Test
    void entryUnderOtherName_isNotDecrypted() {
        assertThat(encryption.decrypt(encryption.encrypt(TEXT, "name"), "another"))
                .isEmpty();
    }

    @Test
    void entryWithChangedOrMissingByte_isNotDecrypted() {
        byte[] encrypted = encryption.encrypt(TEXT, "name");

        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThat(encryption.decrypt(changed, "name")).isEmpty();
            assertThat(encryption.decrypt(Arrays.copyOf(encrypted, i), "name")).isEmpty();
        }
    }

    @Test
    void sameText_encryptedTwice_differs() {
        assertThat(encryption.encrypt(TEXT, "name")).isNotEqualTo(encryption.encrypt(TEXT, "name"));
    }

    @Test
    void name_sameKeyOnly_isEqual() {
        assertThat(encryption.name("key")).isEqualTo(encryption.name("key")).isNotEqualTo(other.name("key"));
        assertThat(encryption.name("key")).isNotEqualTo(encryption.name("kez")).matches("[0-9a-f]{64}");
    }
}
