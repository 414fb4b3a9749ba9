package org.scribes.textgen.grounding.text;

/**
 * Decodes UTF-8 one byte at a time. An incomplete character is held as a number of at most 16 bits: its bits so far
 * with a one before them. The position of that one gives the character's length and the number of missing bytes. 0
 * means that no character is open.
 */
public final class Utf8 {
    /** The result for a byte that cannot begin or continue a character. */
    public static final int MALFORMED = Integer.MIN_VALUE;

    public static final int PART_BITS = 16;

    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /**
     * Decodes the next byte.
     *
     * @param part the incomplete character, 0 at a character's start
     * @return a code point; or an incomplete character, negated; or {@link #MALFORMED}
     */
    public static int read(int part, int next) {
        if (part == 0) {
            return firstByte(next);
        }
        if ((next & 0xC0) != 0x80) {
            return MALFORMED;
        }
        int extended = (part << CONTINUATION_BITS) | (next & 0x3F);
        int missing = missing(part) - 1;
        int bits = bits(extended);
        int first = bits << (CONTINUATION_BITS * missing);
        int after = (bits + 1) << (CONTINUATION_BITS * missing);
        if (after <= minimum(part) || first > Character.MAX_CODE_POINT) {
            return MALFORMED;
        }
        return missing == 0 ? bits : -extended;
    }

    /** The least code point that the incomplete character may become. */
    public static int from(int part) {
        return Math.max(minimum(part), bits(part) << (CONTINUATION_BITS * missing(part)));
    }

    /** The greatest code point that the incomplete character may become, plus one. */
    public static int to(int part) {
        return (bits(part) + 1) << (CONTINUATION_BITS * missing(part));
    }

    private static int firstByte(int next) {
        if (next < 0x80) {
            return next;
        } else if (next >= 0xC2 && next < 0xE0) {
            return -((1 << 5) | (next & 0x1F));
        } else if (next >= 0xE0 && next < 0xF0) {
            return -((1 << 4) | (next & 0x0F));
        } else if (next >= 0xF0 && next < 0xF5) {
            return -((1 << 3) | (next & 0x07));
        }
        return MALFORMED;
    }

    private static int bits(int part) {
        return part ^ Integer.highestOneBit(part);
    }

    private static int width(int part) {
        return 31 - Integer.numberOfLeadingZeros(part);
    }

    private static int missing(int part) {
        return switch (width(part)) {
            case 3 -> 3;
            case 4, 9 -> 2;
            default -> 1;
        };
    }

    /** The least code point of that length; lower ones are overlong and malformed. */
    private static int minimum(int part) {
        return switch (width(part)) {
            case 5 -> 0x80;
            case 4, 10 -> 0x800;
            default -> 0x10000;
        };
    }
}
