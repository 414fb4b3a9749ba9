package org.scribes.textgen.guard;

import io.github.bucket4j.Bucket;

/** A store of token buckets. */
public interface TokenBuckets {
    /** The bucket of {@code limit}, created full if necessary. Must be used at once and not kept. */
    Bucket bucket(RateLimit limit);

    /** Takes {@code amount} tokens from the bucket of {@code limit}, which may go into debt. */
    default void charge(RateLimit limit, long amount) {
        long unused = bucket(limit).consumeIgnoringRateLimits(amount);
    }
}
