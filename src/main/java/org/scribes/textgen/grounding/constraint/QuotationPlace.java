package org.scribes.textgen.grounding.constraint;

import org.scribes.textgen.grounding.text.Utf8;

/**
 * Where a text is that quotes, in the bits of a number that is never negative: the part of a character that was read, the
 * state among the passages' suffixes, the least place of the last character, whether the words since an ellipsis are
 * several, the kind of quotation, and what came last.
 */
final class QuotationPlace {
    static final int OUTSIDE = 0;
    /** Outside, where a straight mark opens. */
    static final int OUTSIDE_AT_START = 1;
    /** Where a word must begin: after the mark that opens, and after an ellipsis. */
    static final int AT_START = 2;

    static final int TEXT = 3;
    /** After a word and a space that an ellipsis may follow; the suffix is that before the space. */
    static final int SPACE = 4;
    /** After a word and a mark of punctuation; the suffix is that after the mark, or none. */
    static final int PUNCTUATION = 5;
    /** After a word and an ellipsis, which may be the last; the suffix is that before it, as it is in the next ones. */
    static final int CLOSING_ELLIPSIS = 6;

    static final int ELLIPSIS = 7;
    static final int ONE_DOT = 8;
    static final int TWO_DOTS = 9;

    static final long FREE = 0;

    private static final int SUFFIX_BITS = 21;
    private static final int LEAST_BITS = 19;

    private static final int SUFFIX = Utf8.PART_BITS;
    private static final int LEAST = SUFFIX + SUFFIX_BITS;
    private static final int SEVERAL = LEAST + LEAST_BITS;
    private static final int KIND = SEVERAL + 1;
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

    static boolean several(long state) {
        return ((state >>> SEVERAL) & 1) != 0;
    }

    static int least(long state) {
        return field(state, LEAST, LEAST_BITS);
    }

    static int suffix(long state) {
        return field(state, SUFFIX, SUFFIX_BITS);
    }

    static int part(long state) {
        return field(state, 0, Utf8.PART_BITS);
    }

    static long withPart(long state, int part) {
        return with(state, 0, Utf8.PART_BITS, part);
    }

    static long withMode(long state, int mode) {
        return with(state, MODE, Long.SIZE - MODE, mode);
    }

    static long withSeveral(long state, boolean several) {
        return with(state, SEVERAL, 1, several ? 1 : 0);
    }

    /** In the same quotation, another place; the words read there are not several. */
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
