package org.scribes.textgen.guard;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import org.scribes.textgen.domain.Quota;

/**
 * How a request stands with one limit.
 *
 * @param passes whether the limit lets it pass
 * @param taken what was taken from the bucket for it
 * @param remaining what is left, 0 in debt
 * @param passesAfter when it would pass
 */
record RateLimitResult(RateLimit limit, boolean passes, long taken, long remaining, Duration passesAfter) {
    /** Takes a request from its bucket; tokens are only looked for, since nobody knows yet how many it will be. */
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

    /** Takes nothing. */
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

    /** Gives back what was taken. */
    RateLimitResult undone(TokenBuckets buckets) {
        if (taken == 0) {
            return this;
        }
        buckets.bucket(limit).addTokens(taken);
        return new RateLimitResult(limit, passes, 0, remaining + taken, passesAfter);
    }

    Quota quota() {
        // how deep a debt is only the wait tells
        return limit.quota(remaining, passes ? limit.untilFull(remaining) : passesAfter.plus(limit.untilFull(1)));
    }
}
