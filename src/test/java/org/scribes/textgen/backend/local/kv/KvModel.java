package org.scribes.textgen.backend.local.kv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A model of {@link KvCache} without positions: which sequences it holds and which it evicts. */
final class KvModel {
    private static final int LEAST = 16;

    final List<Sequence> running = new ArrayList<>();
    /** Least recently used first. */
    private final List<Sequence> remembered = new ArrayList<>();

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

    int remembered() {
        return remembered.stream().mapToInt(sequence -> sequence.tokens.length).sum();
    }

    long reused() {
        return reused;
    }

    boolean fits(int room) {
        return inUse() + room <= capacity;
    }

    /** Takes {@code region}. Returns the number of prompt tokens that it should hold. */
    int take(int[] prompt, int room, PrefixSharing sharing, KvRegion region) {
        Optional<Sequence> kept =
                mostAlike(prompt, sharing).filter(remembered::contains).filter(like -> fits(room + like.tokens.length));
        while (inUse() + remembered() + room > capacity) {
            remembered.remove(remembered.stream()
                    .filter(sequence -> kept.filter(like -> like == sequence).isEmpty())
                    .findFirst()
                    .orElseThrow());
        }
        Optional<Sequence> source = mostAlike(prompt, sharing);
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
        remembered.removeIf(other -> other.sharing.client().equals(sequence.sharing.client())
                && other.tokens.length <= sequence.tokens.length
                && Arrays.mismatch(other.tokens, Arrays.copyOf(sequence.tokens, other.tokens.length)) < 0);
        if (sequence.tokens.length >= LEAST) {
            remembered.add(sequence);
        }
        sequence.used = ++time;
    }

    void forget() {
        remembered.clear();
    }

    private void use(Sequence sequence) {
        sequence.used = ++time;
        if (remembered.remove(sequence)) {
            remembered.add(sequence);
        }
    }

    /** The sequence with the longest shared prefix; of several, the most recently used. */
    private Optional<Sequence> mostAlike(int[] prompt, PrefixSharing sharing) {
        return Stream.concat(running.stream(), remembered.stream())
                .filter(sequence -> shared(sequence, prompt, sharing) >= LEAST)
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
