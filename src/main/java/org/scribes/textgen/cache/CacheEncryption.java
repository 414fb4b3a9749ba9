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
 * Encrypts cache entries outside this process with AES-256-GCM (NIST SP 800-38D). Without the key nobody can read an
 * entry, change it, or move it to another name. Names are HMAC-SHA-256 values, so they do not reveal whether a question
 * was asked. Both keys are derived from one secret by HMAC-SHA-256 as in HKDF (RFC 5869).
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

    /** The name of {@code key} outside this process. */
    String name(String key) {
        return HexFormat.of().formatHex(Hmac.sha256(naming, bytes(key)));
    }

    /** Encrypts an entry. It can be decrypted under {@code name} only. */
    byte[] encrypt(byte[] plain, String name) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /** Decrypts an entry; empty unless it was encrypted under {@code name} with this key. */
    Optional<byte[]> decrypt(byte[] encrypted, String name) {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, name)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES));
        } catch (AEADBadTagException otherKeyOrName) {
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
