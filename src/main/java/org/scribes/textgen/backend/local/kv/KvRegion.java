package org.scribes.textgen.backend.local.kv;

import java.util.Arrays;

/** A stretch of the memory of keys and values: the tokens of one sequence, from its start. */
public final class KvRegion {
    private final PrefixSharing sharing;
    private int start;
    private int capacity;
    private int[] tokens;
    private int length;
    private boolean inUse = true;
    private long lastUse;

    KvRegion(int start, int capacity, PrefixSharing sharing) {
        this.sharing = sharing;
        this.start = start;
        this.capacity = capacity;
        this.tokens = new int[capacity];
    }

    /** Its first place in the memory, good until the next {@link KvCache#take}: that may move it to close gaps. */
    public int start() {
        return start;
    }

    /** The place after its last. */
    int end() {
        return start + capacity;
    }

    int capacity() {
        return capacity;
    }

    /** How many tokens have their keys and values here. */
    public int length() {
        return length;
    }

    /** Notes that the keys and values of tokens {@code [from, to)} of {@code added} follow. */
    public void append(int[] added, int from, int to) {
        System.arraycopy(added, from, tokens, length, to - from);
        length += to - from;
    }

    /** Notes that the keys and values of one token follow. */
    public void append(int token) {
        tokens[length++] = token;
    }

    /** How many tokens it begins with that {@code prompt} begins with, too, as far as they may be shared. */
    int shared(int[] prompt, PrefixSharing with) {
        int most = Math.min(Math.min(length, prompt.length), sharing.most(with));
        int differs = Arrays.mismatch(tokens, 0, most, prompt, 0, most);
        return differs < 0 ? most : differs;
    }

    /** Whether all its tokens begin {@code other}, of the same client. */
    boolean begins(KvRegion other) {
        return sharing.isSameClient(other.sharing)
                && length <= other.length
                && Arrays.equals(tokens, 0, length, other.tokens, 0, length);
    }

    boolean inUse() {
        return inUse;
    }

    /** Gives up what is not written; from now on it is only remembered. */
    void rest() {
        inUse = false;
        capacity = length;
        tokens = Arrays.copyOf(tokens, length);
    }

    void moveTo(int place) {
        start = place;
    }

    long lastUse() {
        return lastUse;
    }

    void use(long time) {
        lastUse = time;
    }
}
