package org.scribes.textgen.backend.local.kv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deals out the memory of keys and values: to each sequence one stretch for all the tokens that it may come to, so that
 * none is promised twice. What an ended sequence leaves is remembered while nobody needs the room, and a prompt that
 * begins like it does not have to be read again up to there, as far as {@link PrefixSharing} lets the two share.
 */
public final class KvCache {
    /** Fewer shared tokens are as soon read again. */
    private static final int WORTH_COPYING = 16;

    private final int capacity;
    private final Copier copier;
    /** In the order of their places. */
    private final List<KvRegion> regions = new ArrayList<>();

    private long time;
    private long reused;

    /** Copies what the memory holds. */
    @FunctionalInterface
    public interface Copier {
        /** Copies {@code length} tokens; the stretches may overlap. */
        void copy(int from, int to, int length);
    }

    /** @param capacity in tokens */
    public KvCache(int capacity, Copier copier) {
        this.capacity = capacity;
        this.copier = copier;
    }

    /** Tokens that running sequences have room for. */
    public int inUse() {
        return regions.stream()
                .filter(KvRegion::inUse)
                .mapToInt(KvRegion::capacity)
                .sum();
    }

    /** Tokens that are remembered of sequences that have ended. */
    public int remembered() {
        return regions.stream()
                .filter(region -> !region.inUse())
                .mapToInt(KvRegion::capacity)
                .sum();
    }

    /** Tokens of prompts that were not read again, so far. */
    public long reused() {
        return reused;
    }

    /**
     * Makes room for a sequence, with what is known of its prompt already written; at least the prompt's last token is not.
     *
     * @param room for so many tokens
     * @param sharing whose keys and values the prompt may use, and whom its own may serve
     * @return nothing while running sequences leave too little
     */
    public Optional<KvRegion> take(int[] prompt, int room, PrefixSharing sharing) {
        if (room > capacity - inUse()) {
            return Optional.empty();
        }
        KvRegion like = mostAlike(prompt, sharing)
                .filter(found -> found.inUse() || room <= capacity - inUse() - found.capacity())
                .orElse(null);
        KvRegion region = make(room, like, sharing);
        region.use(++time);
        boolean ready = false;
        try {
            // what was like it may have made room
            mostAlike(prompt, sharing).ifPresent(source -> reuse(source, region, prompt, sharing));
            ready = true;
            return Optional.of(region);
        } finally {
            if (!ready) {
                regions.remove(region); // nobody will give it back
            }
        }
    }

    private void reuse(KvRegion source, KvRegion region, int[] prompt, PrefixSharing sharing) {
        int shared = Math.min(source.shared(prompt, sharing), prompt.length - 1);
        copier.copy(source.start(), region.start(), shared);
        region.append(prompt, 0, shared);
        source.use(++time);
        reused += shared;
    }

    /** Takes back the region of a sequence that has ended, and remembers what it holds. */
    public void giveBack(KvRegion region) {
        region.rest();
        region.use(++time);
        regions.removeIf(other -> other != region && !other.inUse() && other.begins(region));
        if (region.length() < WORTH_COPYING) {
            regions.remove(region);
        }
    }

    /** Forgets everything that no running sequence needs. */
    public void forget() {
        regions.removeIf(region -> !region.inUse());
    }

    /** Forgets everything: nothing runs any more. */
    public void clear() {
        regions.clear();
    }

    private Optional<KvRegion> mostAlike(int[] prompt, PrefixSharing sharing) {
        return regions.stream()
                .max(Comparator.comparingInt((KvRegion region) -> region.shared(prompt, sharing))
                        .thenComparingLong(KvRegion::lastUse))
                .filter(region -> Math.min(region.shared(prompt, sharing), prompt.length - 1) >= WORTH_COPYING);
    }

    /**
     * A new region, for which others are forgotten, those used longest ago first; {@code kept} is not. There must be room
     * beside it and what is in use.
     */
    private KvRegion make(int room, @Nullable KvRegion kept, PrefixSharing sharing) {
        while (room > capacity - inUse() - remembered()) {
            regions.stream()
                    .filter(region -> !region.inUse() && region != kept)
                    .min(Comparator.comparingLong(KvRegion::lastUse))
                    .ifPresent(regions::remove);
        }
        int index = gap(room);
        if (index < 0) {
            closeGaps();
            index = regions.size();
        }
        KvRegion region = new KvRegion(index == 0 ? 0 : regions.get(index - 1).end(), room, sharing);
        regions.add(index, region);
        return region;
    }

    /** The index before which there is so much room; below 0 if nowhere. */
    private int gap(int room) {
        int end = 0;
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).start() - end >= room) {
                return i;
            }
            end = regions.get(i).end();
        }
        return capacity - end >= room ? regions.size() : -1;
    }

    private void closeGaps() {
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
