package org.scribes.textgen.guard;

import java.text.Normalizer;

/**
 * How much more often three letters follow each other in words than their frequencies alone explain, averaged over some
 * four hundred languages that are written in Latin letters. Case and diacritics are ignored. Immutable.
 */
public final class LetterTrigrams {
    /** The edge of a word and the letters a to z. */
    public static final int SYMBOLS = 27;

    /** Values of the table for one unit of the natural logarithm. */
    public static final double SCALE = 16;

    /** The symbol before the first and after the last letter of a word. */
    public static final int EDGE = 0;

    private static final int FIRST_ACCENTED = 0xC0;
    private static final int LAST_ACCENTED = 0x1EFF;
    /** Letters that have no decomposition, each before its base. */
    private static final String UNDECOMPOSED = "ßsæaÆaœoŒoøoØołlŁlđdĐdðdÐdþtÞtħhĦhŧtŦtıiŋnŊnəeƏeſsƙkƘkɗdɓb";

    private static final char[] BASES = bases();

    private final byte[] table;

    /**
     * Wraps a table.
     *
     * @param table for the symbols {@code a}, {@code b}, {@code c} at index {@code (a * 27 + b) * 27 + c}: the logarithm
     *     of P(c | a, b) / P(c), times {@value #SCALE}
     */
    public LetterTrigrams(byte[] table) {
        if (table.length != SYMBOLS * SYMBOLS * SYMBOLS) {
            throw new IllegalArgumentException("a table of trigrams does not have " + table.length + " entries");
        }
        this.table = table.clone();
    }

    /** The index of three symbols in the table. */
    public static int index(int first, int second, int third) {
        return (first * SYMBOLS + second) * SYMBOLS + third;
    }

    /** The symbol of a letter, from 1; {@link #EDGE} if {@code character} has no base from a to z. */
    public static int symbol(int character) {
        int base = character;
        if (character >= FIRST_ACCENTED && character <= LAST_ACCENTED) {
            base = BASES[character - FIRST_ACCENTED];
        }
        int lower = base | 0x20;
        return lower >= 'a' && lower <= 'z' && base < 0x80 ? lower - 'a' + 1 : EDGE;
    }

    /** The value of three symbols. */
    int value(int first, int second, int third) {
        return table[index(first, second, third)];
    }

    private static char[] bases() {
        char[] bases = new char[LAST_ACCENTED - FIRST_ACCENTED + 1];
        for (int i = 0; i < bases.length; i++) {
            String letter = String.valueOf((char) (FIRST_ACCENTED + i));
            bases[i] = Normalizer.normalize(letter, Normalizer.Form.NFD).charAt(0);
        }
        for (int i = 0; i < UNDECOMPOSED.length(); i += 2) {
            bases[UNDECOMPOSED.charAt(i) - FIRST_ACCENTED] = UNDECOMPOSED.charAt(i + 1);
        }
        return bases;
    }
}
