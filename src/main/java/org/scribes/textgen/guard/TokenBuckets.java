package org.scribes.textgen.guard;

import io.github.bucket4j.Bucket;

/** Where buckets are kept. */
public interface TokenBuckets {
    /** The bucket of {@code limit}, made full when there is none. To be used at once, and not again. */
    Bucket bucket(RateLimit limit);

    /** Takes {@code amount} from the bucket of {@code limit}, into debt where there is less. */
    default void charge(RateLimit limit, long amount) {
        long unused = bucket(limit).consumeIgnoringRateLimits(amount);
    }
}
