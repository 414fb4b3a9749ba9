package org.scribes.textgen.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The buckets of this instance. One that would be full again by now is forgotten: a new one is the same. */
final class LocalTokenBuckets implements TokenBuckets {
    /** More at once would be an attack on the memory: some 30 MB. Of so many, those used least start anew. */
    private static final long MOST = 100_000;

    private final TimeMeter clock;
    private final Cache<String, LimitedBucket> buckets;

    private record LimitedBucket(RateLimit limit, Bucket bucket) {
        /** A window more than it takes now, since whoever looks at it may empty it. */
        Duration lasting() {
            return limit.untilFull(bucket.getAvailableTokens()).plus(RateLimit.WINDOW);
        }
    }

    LocalTokenBuckets(TimeMeter clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, LimitedBucket>accessing((key, bucket) -> bucket.lasting()))
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
        // once more, since a debt is remembered for as long as it lasts
        Bucket unused = bucket(limit);
    }

    private Bucket make(RateLimit limit) {
        return Bucket.builder()
                .addLimit(limit.configuration().getBandwidths()[0])
                .withCustomTimePrecision(clock)
                .build();
    }

    /** How many are remembered. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
