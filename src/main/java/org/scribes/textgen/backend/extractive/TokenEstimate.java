package org.scribes.textgen.backend.extractive;

/** How many tokens a text would have, where no tokenizer is there to count them: one for each four code points. */
final class TokenEstimate {
    private static final int CODE_POINTS_A_TOKEN = 4;

    private TokenEstimate() {}

    /** The tokens of {@code text}, rounded up. */
    static int of(String text) {
        return (codePoints(text) + CODE_POINTS_A_TOKEN - 1) / CODE_POINTS_A_TOKEN;
    }

    /** The most code points that {@code tokens} tokens hold. */
    static int room(int tokens) {
        return Math.multiplyExact(tokens, CODE_POINTS_A_TOKEN);
    }

    static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
