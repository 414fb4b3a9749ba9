package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What all limits that hold for a request say to it together: whom one refuses takes nothing from any. */
record Ruling(List<Standing> standings) {
    Ruling {
        standings = List.copyOf(standings);
    }

    static Ruling of(List<RateLimit> limits, Buckets buckets) {
        List<Standing> standings = new ArrayList<>();
        boolean passes = true;
        for (RateLimit limit : limits) {
            Standing standing = passes ? Standing.take(limit, buckets) : Standing.look(limit, buckets);
            passes &= standing.passes();
            standings.add(standing);
        }
        if (!passes) {
            standings.replaceAll(standing -> standing.undone(buckets));
        }
        return new Ruling(standings);
    }

    /** The limit that refuses for longest, if any does. */
    Optional<Standing> refusal() {
        return standings.stream()
                .filter(standing -> !standing.passes())
                .max(Comparator.comparing(Standing::passesAfter));
    }
}
