package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The results of all limits that apply to a request. If one refuses, nothing is taken from the others. */
record RateLimitDecision(List<RateLimitResult> results) {
    RateLimitDecision {
        results = List.copyOf(results);
    }

    static RateLimitDecision of(List<RateLimit> limits, TokenBuckets buckets) {
        List<RateLimitResult> results = new ArrayList<>();
        boolean passes = true;
        for (RateLimit limit : limits) {
            RateLimitResult result =
                    passes ? RateLimitResult.take(limit, buckets) : RateLimitResult.look(limit, buckets);
            passes &= result.passes();
            results.add(result);
        }
        if (!passes) {
            results.replaceAll(result -> result.undone(buckets));
        }
        return new RateLimitDecision(results);
    }

    /** The refusal with the longest wait, if any. */
    Optional<RateLimitResult> refusal() {
        return results.stream()
                .filter(result -> !result.passes())
                .max(Comparator.comparing(RateLimitResult::passesAfter));
    }
}
