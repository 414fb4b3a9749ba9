package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What all limits that hold for a request say to it together: whom one refuses takes nothing from any. */
record RateLimitDecision(List<RateLimitResult> standings) {
    RateLimitDecision {
        standings = List.copyOf(standings);
    }

    static RateLimitDecision of(List<RateLimit> limits, TokenBuckets buckets) {
        List<RateLimitResult> standings = new ArrayList<>();
        boolean passes = true;
        for (RateLimit limit : limits) {
            RateLimitResult standing =
                    passes ? RateLimitResult.take(limit, buckets) : RateLimitResult.look(limit, buckets);
            passes &= standing.passes();
            standings.add(standing);
        }
        if (!passes) {
            standings.replaceAll(standing -> standing.undone(buckets));
        }
        return new RateLimitDecision(standings);
    }

    /** The limit that refuses for longest, if any does. */
    Optional<RateLimitResult> refusal() {
        return standings.stream()
                .filter(standing -> !standing.passes())
                .max(Comparator.comparing(RateLimitResult::passesAfter));
    }
}
