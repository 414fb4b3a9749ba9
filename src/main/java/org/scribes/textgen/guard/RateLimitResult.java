package org.scribes.textgen.guard;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import org.scribes.textgen.domain.Quota;

/**
 * The result of one limit for a request.
 *
 * @param passes whether the limit admits the request
 * @param taken tokens taken from the bucket
 * @param remaining tokens in the bucket, 0 in debt
 * @param passesAfter the wait until the limit admits a request
 */
record RateLimitResult(RateLimit limit, boolean passes, long taken, long remaining, Duration passesAfter) {
    /** Takes one token. A token limit is only checked, because the size of the answer is not known yet. */
    static RateLimitResult take(RateLimit limit, TokenBuckets buckets) {
        if (limit.policy() == RatePolicy.KEY_TOKENS) {
            return look(limit, buckets);
        }
        ConsumptionProbe probe = buckets.bucket(limit).tryConsumeAndReturnRemaining(1);
        return new RateLimitResult(
                limit,
                probe.isConsumed(),
                probe.isConsumed() ? 1 : 0,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Checks the bucket without taking a token. */
    static RateLimitResult look(RateLimit limit, TokenBuckets buckets) {
        Bucket bucket = buckets.bucket(limit);
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        return new RateLimitResult(
                limit,
                probe.canBeConsumed(),
                0,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Returns the taken tokens. */
    RateLimitResult undone(TokenBuckets buckets) {
        if (taken == 0) {
            return this;
        }
        buckets.bucket(limit).addTokens(taken);
        return new RateLimitResult(limit, passes, 0, remaining + taken, passesAfter);
    }

    Quota quota() {
        // in debt, only the wait tells how deep
        return limit.quota(remaining, passes ? limit.untilFull(remaining) : passesAfter.plus(limit.untilFull(1)));
    }
}
