package org.scribes.textgen.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.scribes.textgen.config.Hmac;
import org.scribes.textgen.config.Secret;

/**
 * Encrypts what leaves this process: AES-256 in GCM (NIST SP 800-38D), so that nobody without the key can read an answer,
 * change it, or put it under another name. Names are made by HMAC-SHA-256, so that nobody without the key can find out
 * whether something was asked. Both keys come from one secret, by HMAC-SHA-256 as in HKDF (RFC 5869).
 */
final class CacheEncryption {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec encryption;
    private final byte[] naming;
    private final SecureRandom random = new SecureRandom();

    CacheEncryption(Secret secret) {
        byte[] root = Hmac.sha256(bytes("textgen.cache"), bytes(secret.reveal()));
        this.encryption = new SecretKeySpec(Hmac.sha256(root, bytes("encryption\u0001")), "AES");
        this.naming = Hmac.sha256(root, bytes("naming\u0001"));
    }

    /** What {@code key} is called outside. */
    String name(String key) {
        return HexFormat.of().formatHex(Hmac.sha256(naming, bytes(key)));
    }

    /** @param name under which it will be found, and under no other */
    byte[] close(byte[] plain, String name) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /** What was closed under {@code name} with this key; nothing for whatever else. */
    Optional<byte[]> open(byte[] closed, String name) {
        if (closed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(closed, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES));
        } catch (AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(name));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
