package org.scribes.textgen.backend.local.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A memory whose keys and values are the token ids themselves, so that one can look what stands where. */
public final class TestingKvCache {
    /** As if all that is asked were asked by one. */
    public static final PrefixSharing ONE_CLIENT = new PrefixSharing(Optional.of("one"), 0);

    final KvCache memory;
    private final int[] places;

    TestingKvCache(int capacity) {
        this.places = new int[capacity];
        this.memory = new KvCache(capacity, (from, to, length) -> System.arraycopy(places, from, places, to, length));
    }

    /** Takes a region, which must be had, and reads the rest of the prompt into it. */
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

    /** What stands where the region says that it holds something. */
    int[] content(KvRegion region) {
        return Arrays.copyOfRange(places, region.start(), region.start() + region.length());
    }

    void assertHolds(KvRegion region, int[] tokens) {
        assertThat(region.length()).isEqualTo(tokens.length);
        assertThat(region.end()).isLessThanOrEqualTo(places.length);
        assertThat(content(region)).containsExactly(tokens);
    }

    /** The first tokens of one of several texts that have none in common. */
    static int[] text(int number, int length) {
        return IntStream.range(0, length).map(i -> 1000 * number + i).toArray();
    }

    static int[] join(int[] first, int... second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
