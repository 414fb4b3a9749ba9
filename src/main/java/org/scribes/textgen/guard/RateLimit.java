package org.scribes.textgen.guard;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.scribes.textgen.domain.Quota;

/**
 * A limit that holds for somebody: a bucket of {@code perMinute}, full at first, that is filled evenly.
 *
 * @param holder for whom it holds, by names without meaning
 */
public record RateLimit(RatePolicy policy, String holder, long perMinute) {
    static final Duration WINDOW = Duration.ofMinutes(1);

    public RateLimit {
        if (perMinute <= 0) {
            throw new IllegalArgumentException("a limit is above 0");
        }
    }

    /** Names its bucket. Of another limit it is another bucket, so that a changed limit holds at once. */
    public String key() {
        return policy.label() + ":" + perMinute + ":" + holder;
    }

    /** What its bucket is made by. */
    public BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    /** How long the bucket takes from {@code remaining}, which is below 0 in debt, to being full. */
    Duration untilFull(long remaining) {
        return Duration.ofNanos((long) Math.ceil((double) WINDOW.toNanos() / perMinute * (perMinute - remaining)));
    }

    /** @param full until all of it is there again */
    Quota quota(long remaining, Duration full) {
        return new Quota(policy.label(), perMinute, WINDOW, Math.max(0, remaining), full);
    }
}
