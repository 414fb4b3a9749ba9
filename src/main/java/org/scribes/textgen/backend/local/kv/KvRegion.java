package org.scribes.textgen.backend.local.kv;

import java.util.Arrays;

/** A contiguous region of the KV cache for one sequence. */
public final class KvRegion {
    private final PrefixSharing sharing;
    private int start;
    private int capacity;
    private int[] tokens;
    /** The prompt of the sequence, as far as others may wait for it. */
    private int[] expected = {};

    private int length;
    private boolean inUse = true;
    private long lastUse;

    KvRegion(int start, int capacity, PrefixSharing sharing) {
        this.sharing = sharing;
        this.start = start;
        this.capacity = capacity;
        this.tokens = new int[capacity];
    }

    /** The first position. Valid until the next {@link KvCache#allocate}, which may move regions. */
    public int start() {
        return start;
    }

    /** The position after the last. */
    int end() {
        return start + capacity;
    }

    int capacity() {
        return capacity;
    }

    /** The number of tokens whose keys and values are stored. */
    public int length() {
        return length;
    }

    /** Records that tokens {@code [from, to)} of {@code added} are stored. */
    public void append(int[] added, int from, int to) {
        System.arraycopy(added, from, tokens, length, to - from);
        length += to - from;
    }

    /** Records that a token is stored. */
    public void append(int token) {
        tokens[length++] = token;
    }

    /** The length of the longest prefix shared with {@code prompt}, limited by what {@code with} permits. */
    int sharedPrefix(int[] prompt, PrefixSharing with) {
        int max = Math.min(Math.min(length, prompt.length), sharing.maxShared(with));
        int mismatch = Arrays.mismatch(tokens, 0, max, prompt, 0, max);
        return mismatch < 0 ? max : mismatch;
    }

    /** Records the prompt that will be stored. */
    void expect(int[] prompt) {
        expected = prompt;
    }

    /** As {@link #sharedPrefix}, once the whole prompt of this sequence is stored. */
    int expectedPrefix(int[] prompt, PrefixSharing with) {
        int max = Math.min(Math.min(expected.length, prompt.length), sharing.maxShared(with));
        int mismatch = Arrays.mismatch(expected, 0, max, prompt, 0, max);
        return mismatch < 0 ? max : mismatch;
    }

    /** Whether all stored tokens are a prefix of {@code other}, of the same client. */
    boolean isPrefixOf(KvRegion other) {
        return sharing.isSameClient(other.sharing)
                && length <= other.length
                && Arrays.equals(tokens, 0, length, other.tokens, 0, length);
    }

    boolean inUse() {
        return inUse;
    }

    /** Releases the unused part of the region and marks it as cached. */
    void retire() {
        inUse = false;
        expected = new int[0];
        capacity = length;
        tokens = Arrays.copyOf(tokens, length);
    }

    void moveTo(int position) {
        start = position;
    }

    long lastUse() {
        return lastUse;
    }

    void touch(long time) {
        lastUse = time;
    }
}
