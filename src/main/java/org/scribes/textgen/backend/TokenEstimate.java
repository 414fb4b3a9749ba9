package org.scribes.textgen.backend;

/** How many tokens a text would have, where no tokenizer is there to count them: one for each four code points. */
public final class TokenEstimate {
    private static final int CODE_POINTS_A_TOKEN = 4;

    private TokenEstimate() {}

    /** The tokens of {@code text}, rounded up. */
    public static int of(CharSequence text) {
        return (codePoints(text) + CODE_POINTS_A_TOKEN - 1) / CODE_POINTS_A_TOKEN;
    }

    /** The most code points that {@code tokens} tokens hold. */
    public static int room(int tokens) {
        return Math.multiplyExact(tokens, CODE_POINTS_A_TOKEN);
    }

    public static int codePoints(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
