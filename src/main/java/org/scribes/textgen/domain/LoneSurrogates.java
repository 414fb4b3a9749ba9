package org.scribes.textgen.domain;

/** Halves of surrogate pairs that stand alone, which no encoding of Unicode can write. */
public final class LoneSurrogates {
    private static final int REPLACEMENT = 0xFFFD;

    private LoneSurrogates() {}

    /** Whether {@code codePoint}, as {@link CharSequence#codePoints} gives it, is a lone surrogate. */
    public static boolean isOne(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** {@code text} with each lone surrogate replaced by U+FFFD. */
    public static String replaced(String text) {
        if (text.codePoints().noneMatch(LoneSurrogates::isOne)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isOne(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
