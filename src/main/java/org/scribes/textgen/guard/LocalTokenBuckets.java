package org.scribes.textgen.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The token buckets of this instance. A bucket is removed once it would be full, because a new one is equivalent. */
final class LocalTokenBuckets implements TokenBuckets {
    /** Bounds the memory to about 30 MB under attack. Beyond it, the least recently used buckets are reset. */
    private static final long MAX_BUCKETS = 100_000;

    private final TimeMeter clock;
    private final Cache<String, LimitedBucket> buckets;

    private record LimitedBucket(RateLimit limit, Bucket bucket) {
        /** One window more than the refill time, because the caller may empty the bucket next. */
        Duration timeToLive() {
            return limit.untilFull(bucket.getAvailableTokens()).plus(RateLimit.WINDOW);
        }
    }

    LocalTokenBuckets(TimeMeter clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, LimitedBucket>accessing((key, bucket) -> bucket.timeToLive()))
                .build();
    }

    @Override
    public Bucket bucket(RateLimit limit) {
        return buckets.get(limit.key(), key -> new LimitedBucket(limit, make(limit)))
                .bucket();
    }

    @Override
    public void charge(RateLimit limit, long amount) {
        TokenBuckets.super.charge(limit, amount);
        // accesses the bucket again, so that its expiry covers the debt
        Bucket unused = bucket(limit);
    }

    private Bucket make(RateLimit limit) {
        return Bucket.builder()
                .addLimit(limit.configuration().getBandwidths()[0])
                .withCustomTimePrecision(clock)
                .build();
    }

    /** The number of buckets. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
