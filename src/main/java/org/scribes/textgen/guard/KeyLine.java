package org.scribes.textgen.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Client.Limits;

/**
 * One line of a key file: {@code id sha256 name requests-per-minute=60 tokens-per-minute=9000 budget-usd=25
 * usage=all}, each word at most once, none needed.
 *
 * @param sha256 of the whole key, in small hexadecimal digits
 */
record KeyLine(String sha256, Client client) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    /** What is fit for logs, metrics and bills as it is. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String REQUESTS = "requests-per-minute";
    private static final String TOKENS = "tokens-per-minute";
    private static final String BUDGET = "budget-usd";
    /** {@code all}: the program is told what others used, too. */
    private static final String USAGE = "usage";

    private static final String ALL = "all";
    private static final Set<String> WORDS = Set.of(REQUESTS, TOKENS, BUDGET, USAGE);
    private static final int FIRST_WORD = 3;

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is wrong; the message says nothing of it
     */
    static KeyLine parse(String line) {
        String[] words = SPACE.split(line.strip(), -1);
        require(words.length >= FIRST_WORD);
        require(ID.matcher(words[0]).matches());
        require(SHA256.matcher(words[1]).matches());
        require(NAME.matcher(words[2]).matches());
        Map<String, String> given = new HashMap<>();
        for (int i = FIRST_WORD; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            require(equals > 0 && WORDS.contains(words[i].substring(0, equals)));
            require(given.put(words[i].substring(0, equals), words[i].substring(equals + 1)) == null);
        }
        String usage = given.getOrDefault(USAGE, "");
        require(usage.equals(ALL) || !given.containsKey(USAGE));
        return new KeyLine(
                words[1].toLowerCase(Locale.ROOT), new Client(words[0], words[2], limits(given), usage.equals(ALL)));
    }

    private static Limits limits(Map<String, String> given) {
        Optional<BigDecimal> budget = Optional.ofNullable(given.get(BUDGET)).map(amount -> {
            require(AMOUNT.matcher(amount).matches());
            return new BigDecimal(amount);
        });
        return new Limits(
                count(Optional.ofNullable(given.get(REQUESTS))), count(Optional.ofNullable(given.get(TOKENS))), budget);
    }

    private static OptionalInt count(Optional<String> given) {
        given.ifPresent(number -> require(COUNT.matcher(number).matches()));
        return given.map(number -> OptionalInt.of(Integer.parseInt(number))).orElseGet(OptionalInt::empty);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a line of a key file");
        }
    }
}
