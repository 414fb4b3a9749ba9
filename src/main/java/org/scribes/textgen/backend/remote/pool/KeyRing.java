package org.scribes.textgen.backend.remote.pool;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.RemainingQuota;

/**
 * The keys of one target, by number, in the order in which they are used: the next one is used while those before it rest.
 * What servers say of the limits of a key is believed. The ring does not know the keys themselves. Thread-safe.
 */
public final class KeyRing {
    /** How long a key rests that a server refuses, unless all are refused. */
    static final Duration REST_WHEN_REFUSED = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final List<KeyState> keys;

    /**
     * A ring of {@code keys} keys; a target without a key has one, too, since its server may have limits.
     *
     * @param nanos a monotonic clock in nanoseconds
     */
    public KeyRing(int keys, LongSupplier nanos) {
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.keys = IntStream.range(0, Math.max(1, keys))
                .mapToObj(index -> new KeyState(now))
                .toList();
    }

    /**
     * Takes the first key that can pay for a request.
     *
     * @param tokens the tokens that the request is expected to use
     * @param tried keys that this request used already
     * @return the number of the key; empty if all others rest
     */
    public synchronized OptionalInt take(int tokens, Collection<Integer> tried) {
        long now = nanos.getAsLong();
        boolean allRefused = keys.stream().allMatch(key -> key.isRefused(now));
        OptionalInt found = IntStream.range(0, keys.size())
                .filter(index -> !tried.contains(index))
                .filter(index -> allRefused || !keys.get(index).isRefused(now))
                .filter(index -> keys.get(index).has(tokens, now))
                .findFirst();
        found.ifPresent(index -> keys.get(index).spend(tokens));
        return found;
    }

    /** The time until the first key that rests for its limits can pay for a request again; absent if none rests. */
    public synchronized Optional<Duration> untilReset(int tokens) {
        long now = nanos.getAsLong();
        return keys.stream()
                .filter(key -> !key.isRefused(now))
                .flatMap(key -> key.untilReset(tokens, now).stream())
                .min(Comparator.naturalOrder());
    }

    /** Records what a server said of a key's limits. */
    public synchronized void told(int key, RemainingQuota quota) {
        keys.get(key).told(quota, nanos.getAsLong());
    }

    /** Lets a key rest that has reached a limit. */
    public synchronized void exhausted(int key, Duration rest) {
        keys.get(key).rest(rest, nanos.getAsLong());
    }

    /**
     * Records that a server does not accept a key, or that its credits are used up.
     *
     * @return whether this is new, and another key is left
     */
    public synchronized boolean refused(int key) {
        long now = nanos.getAsLong();
        boolean known = keys.get(key).isRefused(now);
        keys.get(key).refuse(REST_WHEN_REFUSED, now);
        return !known && keys.stream().anyMatch(other -> !other.isRefused(now));
    }

    /** Whether there is more than one key. */
    public boolean hasSeveral() {
        return keys.size() > 1;
    }

    /** The keys that rest now. */
    public synchronized int resting() {
        long now = nanos.getAsLong();
        return (int) keys.stream()
                .filter(key -> key.isRefused(now) || !key.has(0, now))
                .count();
    }
}
