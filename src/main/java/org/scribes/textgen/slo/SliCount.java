package org.scribes.textgen.slo;

import java.util.Optional;
import org.scribes.textgen.domain.Verdict;

/** The events that are counted. */
enum SliCount {
    /** Answered requests, by any backend or from the cache. */
    ANSWERED,
    /** Answers that took {@link ServiceLevelObjectives#SLOW} or longer. */
    SLOW,
    /** Answers that took {@link ServiceLevelObjectives#VERY_SLOW} or longer. */
    VERY_SLOW,
    /** Answers with more tokens than allowed. */
    TOO_LONG,
    /** Requests that should have been answered: all but refused and cancelled ones. */
    DUE,
    /** Due requests that failed. */
    FAILED,
    /** Answers whose quotations were checked. */
    CHECKED,
    /** Altered or fabricated quotations that were shown. */
    SHOWN_FALSE,
    /** Readiness samples. */
    SAMPLES,
    /** Readiness samples that found the service ready. */
    READY,
    /** Quotations by verdict. */
    VERIFIED,
    ALTERED,
    MISATTRIBUTED,
    OUTSIDE_CONTEXT,
    FABRICATED;

    /** The index of this count in an array. */
    @SuppressWarnings("EnumOrdinal") // in memory only, and three times as fast as a map
    int index() {
        return ordinal();
    }

    /** The count for {@code verdict}; empty for verdicts that do not apply to quotations. */
    static Optional<SliCount> of(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> Optional.of(VERIFIED);
            case ALTERED -> Optional.of(ALTERED);
            case MISATTRIBUTED -> Optional.of(MISATTRIBUTED);
            case OUTSIDE_CONTEXT -> Optional.of(OUTSIDE_CONTEXT);
            case FABRICATED -> Optional.of(FABRICATED);
            case IN_CONTEXT, NONEXISTENT, RESOLVED, DANGLING -> Optional.empty();
        };
    }
}
