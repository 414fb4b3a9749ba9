package org.scribes.textgen.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Client.Limits;

/**
 * A line of a key file: {@code id sha256 name requests-per-minute=60 tokens-per-minute=9000 budget-usd=25 usage=all}.
 * The settings after the name are optional; each may occur once.
 *
 * @param sha256 of the whole key, in lower-case hexadecimal digits
 */
record KeyLine(String sha256, Client client) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    /** Characters that need no escaping in logs, metrics and ledger entries. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    private static final String WRONG_ID = "the id must be 1 to 64 letters, digits, - or _";
    private static final String WRONG_NAME = "the name must be 1 to 64 letters, digits or ._@+-";
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String REQUESTS = "requests-per-minute";
    private static final String TOKENS = "tokens-per-minute";
    private static final String BUDGET = "budget-usd";
    /** {@code all} lets the client read the usage of other clients. */
    private static final String USAGE = "usage";

    private static final String ALL = "all";
    private static final List<String> WORDS = List.of(REQUESTS, TOKENS, BUDGET, USAGE);
    private static final int FIRST_WORD = 3;

    /**
     * Parses a line.
     *
     * @throws IllegalArgumentException when it is invalid; the message says why and does not contain the line
     */
    static KeyLine parse(String line) {
        String[] words = SPACE.split(line.strip(), -1);
        require(words.length >= FIRST_WORD, "it must have an id, a SHA-256 and a name, separated by spaces");
        require(ID.matcher(words[0]).matches(), WRONG_ID);
        require(SHA256.matcher(words[1]).matches(), "the second word must be a SHA-256: 64 hexadecimal digits");
        require(NAME.matcher(words[2]).matches(), WRONG_NAME);
        Map<String, String> settings = new HashMap<>();
        for (int i = FIRST_WORD; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            require(
                    equals > 0 && WORDS.contains(words[i].substring(0, equals)),
                    "behind the name only " + String.join(", ", WORDS) + " are allowed, each as name=value");
            String word = words[i].substring(0, equals);
            require(settings.put(word, words[i].substring(equals + 1)) == null, word + " is given twice");
        }
        String usage = settings.getOrDefault(USAGE, "");
        require(usage.equals(ALL) || !settings.containsKey(USAGE), USAGE + " can only be " + ALL);
        return new KeyLine(
                words[1].toLowerCase(Locale.ROOT), new Client(words[0], words[2], limits(settings), usage.equals(ALL)));
    }

    /**
     * The line of a new key.
     *
     * @throws IllegalArgumentException if the id or the name cannot be in a line; the message says why
     */
    static String write(Client client, String sha256) {
        require(ID.matcher(client.id()).matches(), WRONG_ID);
        require(NAME.matcher(client.name()).matches(), WRONG_NAME);
        StringBuilder line = new StringBuilder(client.id() + " " + sha256 + " " + client.name());
        client.limits().requestsPerMinute().ifPresent(limit -> line.append(' ' + REQUESTS + '=' + limit));
        client.limits().tokensPerMinute().ifPresent(limit -> line.append(' ' + TOKENS + '=' + limit));
        client.limits().budgetUsd().ifPresent(limit -> line.append(' ' + BUDGET + '=' + limit.toPlainString()));
        return line.append(client.seesAll() ? ' ' + USAGE + '=' + ALL : "").toString();
    }

    private static Limits limits(Map<String, String> settings) {
        Optional<BigDecimal> budget = Optional.ofNullable(settings.get(BUDGET)).map(amount -> {
            require(AMOUNT.matcher(amount).matches(), BUDGET + " must be an amount such as 25 or 0.50");
            return new BigDecimal(amount);
        });
        return new Limits(count(REQUESTS, settings), count(TOKENS, settings), budget);
    }

    private static OptionalInt count(String name, Map<String, String> settings) {
        String number = settings.get(name);
        if (number == null) {
            return OptionalInt.empty();
        }
        require(COUNT.matcher(number).matches(), name + " must be a whole number of at most 9 digits");
        return OptionalInt.of(Integer.parseInt(number));
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
