package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs tokens by hand, as an issuer would. */
final class TestingTokens {
    static final String ISSUER = "https://issuer.example";

    private final KeyPair keys;

    TestingTokens() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** As PEM. */
    String publicKey() {
        String encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    /** Claims that are sound for {@code life} from an hour ago on. */
    static String claims(String issuer, Duration life, String more) {
        Instant issued = Instant.now().minus(Duration.ofHours(1));
        return "{\"iss\":\"%s\",\"sub\":\"hushai-the-archite\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(issuer, issued.getEpochSecond(), issued.plus(life).getEpochSecond(), more);
    }

    String signed(String claims) throws GeneralSecurityException {
        String text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    static String unsigned(String claims) {
        return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims) + ".";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
