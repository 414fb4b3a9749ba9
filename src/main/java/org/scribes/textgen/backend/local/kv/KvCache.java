package org.scribes.textgen.backend.local.kv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Allocates KV cache space. Each sequence gets one contiguous region for all tokens that it may reach, so space is
 * never overcommitted. The regions of completed sequences stay as a prefix cache until their space is needed. A prompt
 * with the same prefix skips the prefill of that prefix, as far as {@link PrefixSharing} allows.
 */
public final class KvCache {
    /** Shorter shared prefixes are as fast to recompute as to copy. */
    private static final int MIN_SHARED = 16;

    private final int capacity;
    private final Copier copier;
    /** In order of position. */
    private final List<KvRegion> regions = new ArrayList<>();

    private long useCounter;
    private long reusedTokens;

    /** Copies keys and values. */
    @FunctionalInterface
    public interface Copier {
        /** Copies {@code length} tokens. The ranges may overlap. */
        void copy(int from, int to, int length);
    }

    /** @param capacity in tokens */
    public KvCache(int capacity, Copier copier) {
        this.capacity = capacity;
        this.copier = copier;
    }

    /** The number of tokens that the cache holds. */
    public int capacity() {
        return capacity;
    }

    /** Tokens reserved by running sequences. */
    public int tokensInUse() {
        return regions.stream()
                .filter(KvRegion::inUse)
                .mapToInt(KvRegion::capacity)
                .sum();
    }

    /** Tokens of completed sequences. */
    public int cachedTokens() {
        return regions.stream()
                .filter(region -> !region.inUse())
                .mapToInt(KvRegion::capacity)
                .sum();
    }

    /** Prompt tokens served from the cache so far. */
    public long reusedTokens() {
        return reusedTokens;
    }

    /**
     * Allocates a region and fills it with the longest cached prefix of the prompt. At least the prompt's last token is
     * left to compute.
     *
     * @param room the number of tokens to reserve
     * @param sharing which sequences may share the prefix
     * @return empty if running sequences leave too little space, or compute most of this prompt at the moment
     */
    public Optional<KvRegion> allocate(int[] prompt, int room, PrefixSharing sharing) {
        if (room > capacity - tokensInUse() || isBeingComputed(prompt, sharing)) {
            return Optional.empty();
        }
        KvRegion match = longestMatch(prompt, sharing)
                .filter(found -> found.inUse() || room <= capacity - tokensInUse() - found.capacity())
                .orElse(null);
        KvRegion region = place(room, match, sharing);
        region.touch(++useCounter);
        try {
            // Placing the region may have evicted the match, so search again
            longestMatch(prompt, sharing).ifPresent(source -> reuse(source, region, prompt, sharing));
            region.expect(prompt);
            return Optional.of(region);
        } catch (RuntimeException | Error e) {
            regions.remove(region); // no caller holds the region
            throw e;
        }
    }

    /**
     * Allocates an empty region, for a prompt of which every token must be computed.
     *
     * @param room the number of tokens to reserve
     * @param sharing which sequences may share its prefix later
     * @return empty if running sequences leave too little space
     */
    public Optional<KvRegion> allocateEmpty(int room, PrefixSharing sharing) {
        if (room > capacity - tokensInUse()) {
            return Optional.empty();
        }
        KvRegion region = place(room, null, sharing);
        region.touch(++useCounter);
        return Optional.of(region);
    }

    private void reuse(KvRegion source, KvRegion region, int[] prompt, PrefixSharing sharing) {
        int shared = Math.min(source.sharedPrefix(prompt, sharing), prompt.length - 1);
        copier.copy(source.start(), region.start(), shared);
        region.append(prompt, 0, shared);
        source.touch(++useCounter);
        reusedTokens += shared;
    }

    /** Releases the region of a completed sequence and keeps its tokens as a cached prefix. */
    public void release(KvRegion region) {
        region.retire();
        region.touch(++useCounter);
        regions.removeIf(other -> other != region && !other.inUse() && other.isPrefixOf(region));
        if (region.length() < MIN_SHARED) {
            regions.remove(region);
        }
    }

    /** Evicts all cached prefixes. */
    public void evictAll() {
        regions.removeIf(region -> !region.inUse());
    }

    /** Whether {@code region} is in use or cached. */
    boolean holds(KvRegion region) {
        return regions.contains(region);
    }

    /** Drops all regions, including those in use. */
    public void clear() {
        regions.clear();
    }

    /** Whether a running sequence is about to store at least half of the prompt, so that waiting for it saves work. */
    private boolean isBeingComputed(int[] prompt, PrefixSharing sharing) {
        int worthwhile = Math.max(MIN_SHARED, prompt.length / 2);
        return regions.stream().filter(KvRegion::inUse).anyMatch(region -> {
            int expected = Math.min(region.expectedPrefix(prompt, sharing), prompt.length - 1);
            return expected >= worthwhile && region.length() < expected;
        });
    }

    private Optional<KvRegion> longestMatch(int[] prompt, PrefixSharing sharing) {
        return regions.stream()
                .max(Comparator.comparingInt((KvRegion region) -> region.sharedPrefix(prompt, sharing))
                        .thenComparingLong(KvRegion::lastUse))
                .filter(region -> Math.min(region.sharedPrefix(prompt, sharing), prompt.length - 1) >= MIN_SHARED);
    }

    /**
     * Places a new region. Evicts cached regions except {@code kept}. The caller ensures that there is room beside
     * {@code kept} and the regions in use. Regions are moved only if evictions leave no gap, since that may
     * move the whole cache.
     */
    private KvRegion place(int room, @Nullable KvRegion kept, PrefixSharing sharing) {
        int index = findGap(room);
        if (index < 0) {
            index = evictNeighbours(room, kept);
        }
        if (index < 0) {
            evictScattered(room, kept);
            compact();
            index = regions.size();
        }
        KvRegion region = new KvRegion(index == 0 ? 0 : regions.get(index - 1).end(), room, sharing);
        regions.add(index, region);
        return region;
    }

    /**
     * Evicts cached regions that lie side by side, so that a gap of {@code room} tokens arises and nothing must be
     * moved. Of several such runs takes the one whose last use is longest ago.
     *
     * @return the index of the gap, or a negative number if there is no such run
     */
    private int evictNeighbours(int room, @Nullable KvRegion kept) {
        int bestFirst = -1;
        int bestEnd = -1;
        long bestUse = Long.MAX_VALUE;
        int first = 0;
        for (int end = 1; end <= regions.size(); end++) {
            KvRegion last = regions.get(end - 1);
            if (last.inUse() || last == kept) {
                first = end;
                continue;
            }
            while (first + 1 < end && gap(first + 1, end) >= room) {
                first++;
            }
            long use = regions.subList(first, end).stream()
                    .mapToLong(KvRegion::lastUse)
                    .max()
                    .orElseThrow();
            if (gap(first, end) >= room && use < bestUse) {
                bestFirst = first;
                bestEnd = end;
                bestUse = use;
            }
        }
        if (bestFirst >= 0) {
            regions.subList(bestFirst, bestEnd).clear();
        }
        return bestFirst;
    }

    /** The gap without the regions from {@code first} to before {@code end}. */
    private int gap(int first, int end) {
        int from = first == 0 ? 0 : regions.get(first - 1).end();
        return (end == regions.size() ? capacity : regions.get(end).start()) - from;
    }

    /** Evicts cached regions until there is room for {@code room} tokens, possibly in parts. */
    private void evictScattered(int room, @Nullable KvRegion kept) {
        while (room > capacity - tokensInUse() - cachedTokens()) {
            regions.stream()
                    .filter(region -> !region.inUse() && region != kept)
                    .min(Comparator.comparingLong(KvRegion::lastUse))
                    .ifPresent(regions::remove);
        }
    }

    /** The index of the first gap of {@code room} tokens, or a negative number if there is none. */
    private int findGap(int room) {
        int end = 0;
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).start() - end >= room) {
                return i;
            }
            end = regions.get(i).end();
        }
        return capacity - end >= room ? regions.size() : -1;
    }

    private void compact() {
        int end = 0;
        for (KvRegion region : regions) {
            if (region.start() > end) {
                copier.copy(region.start(), end, region.length());
                region.moveTo(end);
            }
            end = region.end();
        }
    }
}
