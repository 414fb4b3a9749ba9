package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Sha256;

/**
 * The API keys of a key file. A key is {@code <id>.<secret>}; the file stores its SHA-256. The secret has 256 random
 * bits, so it cannot be guessed and needs no slow hash.
 */
public final class ApiKeys {
    public static final ApiKeys NONE = new ApiKeys(Map.of());

    /** 256 bits are 43 characters of base64 or 64 hexadecimal digits. Shorter secrets are too weak. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[A-Za-z0-9_-]{43,128}");

    private static final int SECRET_BYTES = 32;

    /** A hash that no key has. */
    private static final String UNKNOWN_HASH = "0".repeat(64);

    private final Map<String, KeyLine> byId;

    private ApiKeys(Map<String, KeyLine> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * A line that is no key.
     *
     * @param number from 1
     * @param problem why, without the line itself
     */
    public record WrongLine(int number, String problem) {}

    /**
     * Parses a key file. Empty lines and comments (#) are ignored. Invalid lines and lines with a repeated ID are
     * skipped.
     *
     * @param wrong receives each skipped line
     */
    public static ApiKeys of(List<String> lines, Consumer<WrongLine> wrong) {
        Map<String, KeyLine> byId = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#")) {
                continue;
            }
            try {
                KeyLine line = KeyLine.parse(lines.get(i));
                if (byId.putIfAbsent(line.client().id(), line) != null) {
                    wrong.accept(new WrongLine(i + 1, "the id is that of an earlier line"));
                }
            } catch (IllegalArgumentException e) {
                wrong.accept(new WrongLine(i + 1, String.valueOf(e.getMessage())));
            }
        }
        return new ApiKeys(byId);
    }

    /** The client of {@code key}, if the key is known. Takes constant time for any ID and secret. */
    public Optional<Client> find(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        Optional<KeyLine> line = Optional.ofNullable(byId.get(key.substring(0, key.indexOf('.'))));
        String stored = line.map(KeyLine::sha256).orElse(UNKNOWN_HASH);
        boolean same = MessageDigest.isEqual(ascii(stored), ascii(sha256(key)));
        return line.filter(known -> same).map(KeyLine::client);
    }

    /** The clients that have a key, by id. */
    public List<Client> clients() {
        return byId.values().stream()
                .map(KeyLine::client)
                .sorted(Comparator.comparing(Client::id))
                .toList();
    }

    /**
     * A new key of {@code client}.
     *
     * @param key to be shown once
     * @param line for the key file, which holds its SHA-256 only
     */
    public record NewKey(String key, String line) {
        /** Omits both, since traces print values. */
        @Override
        public String toString() {
            return "NewKey";
        }
    }

    /**
     * Makes a key.
     *
     * @throws IllegalArgumentException if the client's name or a limit cannot be in a key file; the message says why
     */
    public static NewKey make(Client client, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String key = client.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String line = KeyLine.write(client, sha256(key));
        KeyLine.parse(line);
        return new NewKey(key, line);
    }

    /** The number of keys. */
    public int size() {
        return byId.size();
    }

    private static String sha256(String key) {
        return HexFormat.of().formatHex(Sha256.digest().digest(ascii(key)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
