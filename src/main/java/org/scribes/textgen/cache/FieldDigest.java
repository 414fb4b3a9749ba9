package org.scribes.textgen.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.scribes.textgen.domain.Sha256;

/**
 * A SHA-256 digest over a sequence of fields. Each field is prefixed with its length, so that different sequences never
 * give the same bytes.
 */
final class FieldDigest {
    private final MessageDigest digest = Sha256.digest();

    FieldDigest field(String text) {
        byte[] bytes = new byte
                [text.length() * Character.BYTES]; // UTF-16 units: an encoder may map two texts to the same bytes
        ByteBuffer.wrap(bytes).asCharBuffer().put(text);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** Adds the text of a simple value. */
    FieldDigest field(Object value) {
        return field(String.valueOf(value));
    }

    /** Adds an optional text. An absent one differs from every text. */
    FieldDigest field(Optional<String> text) {
        return field(text.isPresent()).field(text.orElse(""));
    }

    /** Adds the size of a collection, before its members. */
    FieldDigest count(Collection<?> members) {
        return field(members.size());
    }

    /** The digest in hexadecimal. Nothing can be added afterwards. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
