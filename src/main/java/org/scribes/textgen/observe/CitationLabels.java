package org.scribes.textgen.observe;

import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;

/** A citation and its verdict. */
record CitationLabels(CitationKind kind, Verdict verdict) {
    /** Every pair that can occur. */
    static final List<CitationLabels> ALL = Stream.of(
                    all(
                            CitationKind.QUOTE,
                            Verdict.VERIFIED,
                            Verdict.ALTERED,
                            Verdict.MISATTRIBUTED,
                            Verdict.OUTSIDE_CONTEXT,
                            Verdict.FABRICATED),
                    all(CitationKind.UNMARKED, Verdict.ALTERED, Verdict.OUTSIDE_CONTEXT),
                    all(CitationKind.REFERENCE, Verdict.IN_CONTEXT, Verdict.OUTSIDE_CONTEXT, Verdict.NONEXISTENT),
                    all(CitationKind.MARKER, Verdict.RESOLVED, Verdict.DANGLING))
            .flatMap(labels -> labels)
            .toList();

    private static Stream<CitationLabels> all(CitationKind kind, Verdict... verdicts) {
        return Stream.of(verdicts).map(verdict -> new CitationLabels(kind, verdict));
    }
}
