package org.scribes.textgen.slo;

import java.util.Optional;
import org.scribes.textgen.domain.Verdict;

/** What is counted. */
enum SliCount {
    /** Requests that were answered, by whichever backend or from memory. */
    ANSWERED,
    /** Of these, those that took {@link ServiceLevelObjectives#SLOW} or longer. */
    SLOW,
    /** Of these, those that took {@link ServiceLevelObjectives#VERY_SLOW} or longer. */
    VERY_SLOW,
    /** Of these, those of more tokens than an answer may have. */
    TOO_LONG,
    /** Requests that should have been answered. */
    DUE,
    /** Of these, those that were not. */
    FAILED,
    /** Answers whose quotations were looked at. */
    CHECKED,
    /** Quotations in these that are altered or fabricated, and were shown. */
    SHOWN_FALSE,
    /** Moments at which was looked whether the service could answer. */
    SAMPLES,
    /** Of these, those at which it could. */
    READY,
    /** Quotations, by what was found out. */
    VERIFIED,
    ALTERED,
    MISATTRIBUTED,
    OUTSIDE_CONTEXT,
    FABRICATED;

    /** Where its number stands in an array of as many as there are of these. */
    @SuppressWarnings("EnumOrdinal") // in memory only, and three times as fast as a map
    int place() {
        return ordinal();
    }

    /** Quotations of which {@code verdict} was found; nothing for what is no verdict on a quotation. */
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
