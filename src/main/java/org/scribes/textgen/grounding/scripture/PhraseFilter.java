package org.scribes.textgen.grounding.scripture;

/**
 * A Bloom filter of the three-word phrases of a text: tells at once that most phrases are not in the text. Immutable.
 */
final class PhraseFilter {
    static final int WORDS = 3;
    /** The bits for a phrase, for about 2 % of false answers with two hashes. */
    private static final int BITS = 12;

    private static final int WORD_BITS = 6;

    private final long[] bits;
    private final int mask;

    private PhraseFilter(int phrases) {
        int size = Integer.highestOneBit(Math.max(BITS * phrases, 1 << WORD_BITS) - 1) << 1;
        this.bits = new long[size >> WORD_BITS];
        this.mask = size - 1;
    }

    static PhraseFilter of(int[] text) {
        PhraseFilter filter = new PhraseFilter(text.length);
        for (int i = 0; i + WORDS <= text.length; i++) {
            long hash = hash(text, i);
            filter.set((int) hash);
            filter.set((int) (hash >>> Integer.SIZE));
        }
        return filter;
    }

    /** Whether the text may hold the three words from {@code from} on. */
    boolean mayHold(int[] words, int from) {
        long hash = hash(words, from);
        return isSet((int) hash) && isSet((int) (hash >>> Integer.SIZE));
    }

    private void set(int hash) {
        int bit = hash & mask;
        bits[bit >> WORD_BITS] |= 1L << bit;
    }

    private boolean isSet(int hash) {
        int bit = hash & mask;
        return (bits[bit >> WORD_BITS] >>> bit & 1) != 0;
    }

    /** Mixes the numbers of three words as SplitMix64 does (Steele and others 2014). */
    private static long hash(int[] words, int at) {
        long hash = words[at];
        for (int i = 1; i < WORDS; i++) {
            hash = mixed(hash) + words[at + i];
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
