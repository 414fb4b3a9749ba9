package org.scribes.textgen.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Sha256;

/**
 * The keys of a key file: {@code <id>.<secret>} each, of which the file holds the SHA-256. The secret is 256 random bits,
 * so that nobody can guess it and no slow hash is needed.
 */
public final class ApiKeys {
    public static final ApiKeys NONE = new ApiKeys(Map.of());

    /** 256 bits are 43 characters of base64 or 64 of hexadecimal digits: what is shorter was not made as it should be. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[A-Za-z0-9_-]{43,128}");

    /** The SHA-256 of no key that is known. */
    private static final String NOBODYS = "0".repeat(64);

    private final Map<String, KeyLine> byId;

    private ApiKeys(Map<String, KeyLine> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * Reads the lines of a key file. What is empty or begins with # is passed over, and so is a line that is wrong or names
     * an id again.
     *
     * @param wrong takes the number of each wrong line, from 1
     */
    public static ApiKeys of(List<String> lines, IntConsumer wrong) {
        Map<String, KeyLine> byId = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#")) {
                continue;
            }
            try {
                KeyLine line = KeyLine.parse(lines.get(i));
                if (byId.putIfAbsent(line.client().id(), line) != null) {
                    wrong.accept(i + 1);
                }
            } catch (IllegalArgumentException e) {
                wrong.accept(i + 1);
            }
        }
        return new ApiKeys(byId);
    }

    /** Whose key this is, if it is one. Takes the same time whether or not the id is known and the secret nearly right. */
    public Optional<Client> find(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        Optional<KeyLine> line = Optional.ofNullable(byId.get(key.substring(0, key.indexOf('.'))));
        String stored = line.map(KeyLine::sha256).orElse(NOBODYS);
        boolean same = MessageDigest.isEqual(ascii(stored), ascii(sha256(key)));
        return line.filter(known -> same).map(KeyLine::client);
    }

    /** How many there are. */
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
