package org.scribes.textgen.backend.remote.pool;

/**
 * A hash of 64 bits that is the same in every process, so that several instances of the service choose the same server:
 * FNV-1a over UTF-16 units, finished as in SplitMix64 (Steele, Lea, Flood 2014).
 */
final class StableHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long state = OFFSET;

    /** Adds a text. Two texts one after the other differ from their concatenation. */
    StableHash add(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            state = (state ^ text.charAt(i)) * PRIME;
        }
        state = (state ^ Character.MAX_CODE_POINT) * PRIME;
        return this;
    }

    long value() {
        return mix(state);
    }

    static long of(CharSequence text) {
        return new StableHash().add(text).value();
    }

    /** Spreads each bit of {@code value} over all. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
