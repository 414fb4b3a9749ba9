package org.scribes.textgen.guard;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.scribes.textgen.domain.Quota;

/**
 * A limit that applies to one holder: a bucket of {@code perMinute} tokens, initially full, refilled evenly.
 *
 * @param holder the user or key, by opaque names
 */
public record RateLimit(RatePolicy policy, String holder, long perMinute) {
    static final Duration WINDOW = Duration.ofMinutes(1);

    public RateLimit {
        if (perMinute <= 0) {
            throw new IllegalArgumentException("a limit is above 0");
        }
    }

    /** The key of the bucket. It contains the limit, so that a changed limit takes effect at once. */
    public String key() {
        return policy.label() + ":" + perMinute + ":" + holder;
    }

    /** The configuration of the bucket. */
    public BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    /** The time to refill the bucket from {@code remaining}, which is negative in debt. */
    Duration untilFull(long remaining) {
        return Duration.ofNanos((long) Math.ceil((double) WINDOW.toNanos() / perMinute * (perMinute - remaining)));
    }

    /** @param full the time until the bucket is full */
    Quota quota(long remaining, Duration full) {
        return new Quota(policy.label(), perMinute, WINDOW, Math.max(0, remaining), full);
    }
}
