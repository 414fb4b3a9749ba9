package org.scribes.textgen.grounding.text;

/**
 * Reads UTF-8 a byte at a time. What a part of a character says is a number of at most 16 bits: its bits so far, with a
 * one before them, whose place tells how long the character is and how much of it is missing. 0 is no part.
 */
public final class Utf8 {
    /** What no character goes on or begins with. */
    public static final int MALFORMED = Integer.MIN_VALUE;

    public static final int PART_BITS = 16;

    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /**
     * Reads the next byte.
     *
     * @param part what was read of the character, 0 at its start
     * @return a whole character; or a part, negated; or {@link #MALFORMED}
     */
    public static int read(int part, int next) {
        if (part == 0) {
            return begin(next);
        }
        if ((next & 0xC0) != 0x80) {
            return MALFORMED;
        }
        int grown = (part << CONTINUATION_BITS) | (next & 0x3F);
        int missing = missing(part) - 1;
        int bits = bits(grown);
        int first = bits << (CONTINUATION_BITS * missing);
        int after = (bits + 1) << (CONTINUATION_BITS * missing);
        if (after <= least(part) || first > Character.MAX_CODE_POINT) {
            return MALFORMED;
        }
        return missing == 0 ? bits : -grown;
    }

    /** The first character that the part may become. */
    public static int from(int part) {
        return Math.max(least(part), bits(part) << (CONTINUATION_BITS * missing(part)));
    }

    /** The number after the last character that the part may become. */
    public static int to(int part) {
        return (bits(part) + 1) << (CONTINUATION_BITS * missing(part));
    }

    private static int begin(int next) {
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

    /** The first character of that length: whatever could be shorter is malformed. */
    private static int least(int part) {
        return switch (width(part)) {
            case 5 -> 0x80;
            case 4, 10 -> 0x800;
            default -> 0x10000;
        };
    }
}
