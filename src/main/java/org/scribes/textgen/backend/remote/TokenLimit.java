package org.scribes.textgen.backend.remote;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.TokenCounter;

/**
 * Enforces the token limit of an answer, whatever the server does. With the model's tokenizer it counts tokens. Without
 * it, each chunk counts as at least one token, and six characters as at least one. Honest answers have fewer characters
 * per token on average, so they are never cut, while much longer ones are.
 */
final class TokenLimit {
    private static final int MOST_CHARACTERS = 6;
    /** Tolerance in characters for short answers, whose average varies. */
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
     * The part of {@code piece} within the limit.
     *
     * @param serverCount the token count up to its end, if the server reports it
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

    /** Whether text was cut off. */
    boolean passed() {
        return passed;
    }

    /** The tokens of the text so far, counted or estimated. */
    int tokens(boolean streamed) {
        int tokens = counter.map(tokenizer -> tokenizer.count(text.toString()))
                .orElseGet(() -> streamed ? pieces : TokenEstimate.of(text));
        return Math.min(tokens, limit);
    }

    /** The share of the text that corresponds to the limit, by the server's count. */
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

    /** Cuts by the tokenizer's count. Most chunks need no counting, since a token has at least one byte. */
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
