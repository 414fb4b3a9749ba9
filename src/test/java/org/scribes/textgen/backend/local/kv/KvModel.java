package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A model of {@link KvCache} without positions: which sequences it holds and may evict, and what it reuses. */
final class KvModel {
    private static final int MIN_CACHED = 16;

    final List<Sequence> running = new ArrayList<>();
    /** Least recently used first. */
    private final List<Sequence> cached = new ArrayList<>();

    private final int capacity;
    private long time;
    private long reused;

    /** A sequence and the region that should hold it. */
    static final class Sequence {
        final KvRegion region;
        final int room;
        private final PrefixSharing sharing;
        int[] tokens;
        private long used;

        private Sequence(KvRegion region, int room, PrefixSharing sharing) {
            this.region = region;
            this.room = room;
            this.sharing = sharing;
            this.tokens = new int[0];
        }
    }

    KvModel(int capacity) {
        this.capacity = capacity;
    }

    int inUse() {
        return running.stream().mapToInt(sequence -> sequence.room).sum();
    }

    int cached() {
        return cached.stream().mapToInt(sequence -> sequence.tokens.length).sum();
    }

    long reused() {
        return reused;
    }

    boolean fits(int room) {
        return inUse() + room <= capacity;
    }

    /**
     * Takes {@code region}. Which cached sequences were evicted depends on their positions, so the cache tells.
     *
     * @return the number of prompt tokens that the region should hold
     */
    int take(int[] prompt, int room, PrefixSharing sharing, KvRegion region, KvCache kvCache) {
        Optional<Sequence> kept =
                longestMatch(prompt, sharing).filter(cached::contains).filter(like -> fits(room + like.tokens.length));
        cached.removeIf(sequence -> !kvCache.holds(sequence.region));
        assertThat(inUse() + cached() + room).isLessThanOrEqualTo(capacity);
        kept.ifPresent(like -> assertThat(cached).contains(like));
        Optional<Sequence> source = longestMatch(prompt, sharing);
        Sequence taken = new Sequence(region, room, sharing);
        taken.used = ++time;
        running.add(taken);
        source.ifPresent(this::use);
        int shared = source.map(like -> shared(like, prompt, sharing)).orElse(0);
        reused += shared;
        return shared;
    }

    void giveBack(Sequence sequence) {
        running.remove(sequence);
        cached.removeIf(other -> other.sharing.client().equals(sequence.sharing.client())
                && other.tokens.length <= sequence.tokens.length
                && Arrays.mismatch(other.tokens, Arrays.copyOf(sequence.tokens, other.tokens.length)) < 0);
        if (sequence.tokens.length >= MIN_CACHED) {
            cached.add(sequence);
        }
        sequence.used = ++time;
    }

    void forget() {
        cached.clear();
    }

    private void use(Sequence sequence) {
        sequence.used = ++time;
        if (cached.remove(sequence)) {
            cached.add(sequence);
        }
    }

    /** The sequence with the longest shared prefix; of several, the most recently used. */
    private Optional<Sequence> longestMatch(int[] prompt, PrefixSharing sharing) {
        return Stream.concat(running.stream(), cached.stream())
                .filter(sequence -> shared(sequence, prompt, sharing) >= MIN_CACHED)
                .max(Comparator.comparingInt((Sequence sequence) -> sharedWith(sequence, prompt, sharing))
                        .thenComparingLong(sequence -> sequence.used));
    }

    private static int shared(Sequence sequence, int[] prompt, PrefixSharing sharing) {
        return Math.min(sharedWith(sequence, prompt, sharing), prompt.length - 1);
    }

    private static int sharedWith(Sequence sequence, int[] prompt, PrefixSharing sharing) {
        int shared = 0;
        while (shared < Math.min(prompt.length, sequence.tokens.length) && prompt[shared] == sequence.tokens[shared]) {
            shared++;
        }
        boolean sameClient = sequence.sharing.client().equals(sharing.client());
        return sameClient ? shared : Math.min(shared, Math.min(sequence.sharing.common(), sharing.common()));
    }
}
