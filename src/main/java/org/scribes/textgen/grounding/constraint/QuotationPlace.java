package org.scribes.textgen.grounding.constraint;

import org.scribes.textgen.grounding.text.Utf8;

/**
 * The state of the automaton, packed into a non-negative {@code long}: the incomplete character, the state in the
 * passages' suffixes, the least position of the last character, whether several words follow the last ellipsis, the
 * kind of quotation, and the mode.
 */
final class QuotationPlace {
    static final int OUTSIDE = 0;
    /** Outside a quotation, where a straight mark opens one. */
    static final int OUTSIDE_AT_START = 1;
    /** Where a word must begin: after the opening mark and after an ellipsis. */
    static final int AT_START = 2;

    static final int TEXT = 3;
    /** After a word and a space that an ellipsis may follow; the suffix is the one before the space. */
    static final int SPACE = 4;
    /** After a word and a punctuation mark; the suffix is the one after the mark, or none. */
    static final int PUNCTUATION = 5;
    /**
     * After a word and an ellipsis that may end the quotation. In this and the next modes, the suffix is the one before
     * the ellipsis.
     */
    static final int CLOSING_ELLIPSIS = 6;

    static final int ELLIPSIS = 7;
    static final int ONE_DOT = 8;
    static final int TWO_DOTS = 9;

    static final long FREE = 0;

    private static final int SUFFIX_BITS = 21;
    private static final int LEAST_BITS = 19;

    private static final int SUFFIX = Utf8.PART_BITS;
    private static final int LEAST = SUFFIX + SUFFIX_BITS;
    private static final int SEVERAL_WORDS = LEAST + LEAST_BITS;
    private static final int KIND = SEVERAL_WORDS + 1;
    private static final int MODE = KIND + 2;

    static final long FREE_AT_START = (long) OUTSIDE_AT_START << MODE;

    private QuotationPlace() {}

    static long opened(int kind) {
        return ((long) AT_START << MODE) | ((long) kind << KIND);
    }

    static boolean isFree(long state) {
        return state >>> MODE <= OUTSIDE_AT_START;
    }

    static int mode(long state) {
        return (int) (state >>> MODE);
    }

    static int kind(long state) {
        return (int) (state >>> KIND) & 3;
    }

    static boolean severalWords(long state) {
        return ((state >>> SEVERAL_WORDS) & 1) != 0;
    }

    static int least(long state) {
        return field(state, LEAST, LEAST_BITS);
    }

    static int suffix(long state) {
        return field(state, SUFFIX, SUFFIX_BITS);
    }

    static int incomplete(long state) {
        return field(state, 0, Utf8.PART_BITS);
    }

    static long withIncomplete(long state, int incomplete) {
        return with(state, 0, Utf8.PART_BITS, incomplete);
    }

    static long withMode(long state, int mode) {
        return with(state, MODE, Long.SIZE - MODE, mode);
    }

    static long withSeveralWords(long state, boolean severalWords) {
        return with(state, SEVERAL_WORDS, 1, severalWords ? 1 : 0);
    }

    /** Another position in the same quotation, with no word since the last ellipsis. */
    static long at(long state, int mode, int suffix, int least) {
        long kind = state & (3L << KIND);
        return ((long) mode << MODE) | kind | ((long) least << LEAST) | ((long) suffix << SUFFIX);
    }

    private static int field(long state, int shift, int bits) {
        return (int) (state >>> shift) & ((1 << bits) - 1);
    }

    private static long with(long state, int shift, int bits, int value) {
        long mask = ((1L << bits) - 1) << shift;
        return (state & ~mask) | ((long) value << shift);
    }
}
