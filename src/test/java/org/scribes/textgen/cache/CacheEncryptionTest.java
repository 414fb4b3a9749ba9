package org.scribes.textgen.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.Secret;

class CacheEncryptionTest {
    private static final byte[] TEXT = "For God so loved the world".getBytes(UTF_8);
    private final CacheEncryption seal = new CacheEncryption(new Secret("a secret of more than thirty-two characters"));
    private final CacheEncryption other =
            new CacheEncryption(new Secret("a secret of more than thirty-two Characters"));

    @Test
    void whatIsClosed_isOpenedByTheSameKeyOnly() {
        byte[] closed = seal.close(TEXT, "name");

        assertThat(seal.open(closed, "name")).contains(TEXT);
        assertThat(other.open(closed, "name")).isEmpty();
        assertThat(new String(closed, UTF_8)).doesNotContain("God", "world");
    }

    @Test
    void entryUnderAnotherName_isNotOpened() {
        assertThat(seal.open(seal.close(TEXT, "name"), "another")).isEmpty();
    }

    @Test
    void anyByteChangedOrMissing_isNotOpened() {
        byte[] closed = seal.close(TEXT, "name");

        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(changed, "name")).isEmpty();
            assertThat(seal.open(Arrays.copyOf(closed, i), "name")).isEmpty();
        }
    }

    @Test
    void sameText_isClosedDifferentlyEachTime() {
        assertThat(seal.close(TEXT, "name")).isNotEqualTo(seal.close(TEXT, "name"));
    }

    @Test
    void name_isTheSameForTheSameKeyOnly() {
        assertThat(seal.name("key")).isEqualTo(seal.name("key")).isNotEqualTo(other.name("key"));
        assertThat(seal.name("key")).isNotEqualTo(seal.name("kez")).matches("[0-9a-f]{64}");
    }
}
