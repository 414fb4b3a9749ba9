package org.scribes.textgen.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-256 over a sequence of fields. Each field carries its length, so that no two sequences are the same bytes: what ends
 * one field can never begin the next.
 */
final class KeyDigest {
    private final MessageDigest digest = sha256();

    KeyDigest field(String text) {
        byte[] bytes = new byte[text.length() * Character.BYTES]; // no encoding, which may make two texts one
        ByteBuffer.wrap(bytes).asCharBuffer().put(text);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** Any value that is plain: its text. */
    KeyDigest field(Object value) {
        return field(String.valueOf(value));
    }

    /** What is absent differs from every text. */
    KeyDigest field(Optional<String> text) {
        return field(text.isPresent()).field(text.orElse(""));
    }

    /** How many fields follow that belong together. */
    KeyDigest count(Collection<?> members) {
        return field(members.size());
    }

    /** In hexadecimal; nothing may be added after it. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
