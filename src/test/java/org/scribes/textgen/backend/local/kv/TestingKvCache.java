package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A KV cache whose keys and values are the token ids, so that tests can inspect its content. */
public final class TestingKvCache {
    /** All sequences belong to one client. */
    public static final PrefixSharing ONE_CLIENT = new PrefixSharing(Optional.of("one"), 0);

    final KvCache kvCache;
    private final int[] slots;

    TestingKvCache(int capacity) {
        this.slots = new int[capacity];
        this.kvCache = new KvCache(capacity, (from, to, length) -> System.arraycopy(slots, from, slots, to, length));
    }

    /** Allocates a region, which must succeed, and prefills the rest of the prompt. */
    KvRegion prefill(int[] prompt, int room) {
        return prefill(prompt, room, ONE_CLIENT);
    }

    KvRegion prefill(int[] prompt, int room, PrefixSharing sharing) {
        KvRegion region = kvCache.allocate(prompt, room, sharing).orElseThrow();
        readRest(region, prompt);
        return region;
    }

    void readRest(KvRegion region, int[] prompt) {
        System.arraycopy(
                prompt, region.length(), slots, region.start() + region.length(), prompt.length - region.length());
        region.append(prompt, region.length(), prompt.length);
    }

    /** Computes one more token. */
    void append(KvRegion region, int token) {
        slots[region.start() + region.length()] = token;
        region.append(token);
    }

    /** The content of the region's stored part. */
    int[] content(KvRegion region) {
        return Arrays.copyOfRange(slots, region.start(), region.start() + region.length());
    }

    void assertHolds(KvRegion region, int[] tokens) {
        assertThat(region.length()).isEqualTo(tokens.length);
        assertThat(region.end()).isLessThanOrEqualTo(slots.length);
        assertThat(content(region)).containsExactly(tokens);
    }

    /** The start of one of several texts without common prefixes. */
    static int[] text(int number, int length) {
        return IntStream.range(0, length).map(i -> 1000 * number + i).toArray();
    }

    static int[] join(int[] first, int... second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
