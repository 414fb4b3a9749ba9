package org.scribes.textgen.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.scribes.textgen.domain.Sha256;

/**
 * SHA-256 over a sequence of fields. Each field carries its length, so that no two sequences are the same bytes: what ends
 * one field can never begin the next.
 */
final class FieldDigest {
    private final MessageDigest digest = Sha256.digest();

    FieldDigest field(String text) {
        byte[] bytes = new byte[text.length() * Character.BYTES]; // no encoding, which may make two texts one
        ByteBuffer.wrap(bytes).asCharBuffer().put(text);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** Any value that is plain: its text. */
    FieldDigest field(Object value) {
        return field(String.valueOf(value));
    }

    /** What is absent differs from every text. */
    FieldDigest field(Optional<String> text) {
        return field(text.isPresent()).field(text.orElse(""));
    }

    /** How many fields follow that belong together. */
    FieldDigest count(Collection<?> members) {
        return field(members.size());
    }

    /** In hexadecimal; nothing may be added after it. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
