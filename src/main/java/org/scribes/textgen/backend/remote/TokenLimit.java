package org.scribes.textgen.backend.remote;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.TokenCounter;

/**
 * Holds an answer to its limit of tokens whatever the server does. With the model's tokenizer it counts; without, it takes
 * each piece for at least one token, as servers send them, and no token for longer than six characters: more than an
 * honest answer has on the average, so that none is cut, and few enough that a dishonest one is.
 */
final class TokenLimit {
    private static final int MOST_CHARACTERS = 6;
    /** For the few tokens of a short answer, which the average says little of. */
    private static final int ALLOWANCE = 24;

    private final int limit;
    private final Optional<TokenCounter> counter;
    private final StringBuilder text = new StringBuilder();
    private int codePoints;
    private int pieces;
    private int counted;
    private int bytesSinceCounted;
    private boolean passed;

    TokenLimit(int limit, Optional<TokenCounter> counter) {
        this.limit = limit;
        this.counter = counter;
    }

    /**
     * The part of {@code piece} that is within the limit.
     *
     * @param serverCount the tokens up to its end, if the server says
     */
    String add(String piece, OptionalInt serverCount) {
        if (piece.isEmpty() || passed) {
            return "";
        }
        pieces++;
        String share = serverCount.orElse(0) > limit ? byShare(piece, serverCount.getAsInt()) : piece;
        String kept = counter.map(tokenizer -> byCount(share, tokenizer)).orElseGet(() -> byLength(share));
        passed = kept.length() < piece.length();
        text.append(kept);
        codePoints += kept.codePointCount(0, kept.length());
        return kept;
    }

    /** Whether something was cut off. */
    boolean passed() {
        return passed;
    }

    /** How many tokens the text so far has, as far as can be told here. */
    int tokens(boolean streamed) {
        int tokens = counter.map(tokenizer -> tokenizer.count(text.toString()))
                .orElseGet(() -> streamed ? pieces : TokenEstimate.of(text));
        return Math.min(tokens, limit);
    }

    /** As much of the whole text as the limit is of what the server counts. */
    private String byShare(String piece, int serverCount) {
        int length = piece.codePointCount(0, piece.length());
        long kept = (long) (codePoints + length) * limit / serverCount - codePoints;
        return piece.substring(0, piece.offsetByCodePoints(0, (int) Math.max(0, kept)));
    }

    private String byLength(String piece) {
        if (pieces > limit) {
            return "";
        }
        int room = limit * MOST_CHARACTERS + ALLOWANCE - codePoints;
        int length = piece.codePointCount(0, piece.length());
        return length <= room ? piece : piece.substring(0, piece.offsetByCodePoints(0, Math.max(0, room)));
    }

    /** No token is shorter than a byte, so most pieces need not be counted. */
    private String byCount(String piece, TokenCounter tokenizer) {
        bytesSinceCounted += piece.getBytes(StandardCharsets.UTF_8).length;
        if (counted + bytesSinceCounted <= limit) {
            return piece;
        }
        counted = tokenizer.count(text + piece);
        bytesSinceCounted = 0;
        return counted <= limit ? piece : longestWithin(piece, tokenizer);
    }

    private String longestWithin(String piece, TokenCounter tokenizer) {
        int low = 0;
        int high = piece.codePointCount(0, piece.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            String part = piece.substring(0, piece.offsetByCodePoints(0, middle));
            if (tokenizer.count(text + part) <= limit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return piece.substring(0, piece.offsetByCodePoints(0, low));
    }
}
