package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A KV cache whose keys and values are the token ids, so that tests can inspect its content. */
public final class TestingKvCache {
    /** All sequences belong to one client. */
    public static final PrefixSharing ONE_CLIENT = new PrefixSharing(Optional.of("one"), 0);

    final KvCache memory;
    private final int[] places;

    TestingKvCache(int capacity) {
        this.places = new int[capacity];
        this.memory = new KvCache(capacity, (from, to, length) -> System.arraycopy(places, from, places, to, length));
    }

    /** Allocates a region, which must succeed, and prefills the rest of the prompt. */
    KvRegion read(int[] prompt, int room) {
        return read(prompt, room, ONE_CLIENT);
    }

    KvRegion read(int[] prompt, int room, PrefixSharing sharing) {
        KvRegion region = memory.allocate(prompt, room, sharing).orElseThrow();
        readRest(region, prompt);
        return region;
    }

    void readRest(KvRegion region, int[] prompt) {
        System.arraycopy(
                prompt, region.length(), places, region.start() + region.length(), prompt.length - region.length());
        region.append(prompt, region.length(), prompt.length);
    }

    /** Computes one more token. */
    void append(KvRegion region, int token) {
        places[region.start() + region.length()] = token;
        region.append(token);
    }

    /** The content of the region's stored part. */
    int[] content(KvRegion region) {
        return Arrays.copyOfRange(places, region.start(), region.start() + region.length());
    }

    void assertHolds(KvRegion region, int[] tokens) {
        assertThat(region.length()).isEqualTo(tokens.length);
        assertThat(region.end()).isLessThanOrEqualTo(places.length);
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
