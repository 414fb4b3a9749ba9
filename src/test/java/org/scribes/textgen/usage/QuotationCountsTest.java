package org.scribes.textgen.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Verdict;

class QuotationCountsTest {
    @Test
    void counts_areOfQuotationsOnly() {
        GroundingSummary summary = new GroundingSummary(
                GroundingPolicy.REPAIR,
                ContextLayout.PASSAGES,
                Map.of(
                        CitationKind.QUOTE,
                        Map.of(Verdict.VERIFIED, 3, Verdict.ALTERED, 2, Verdict.MISATTRIBUTED, 1),
                        CitationKind.UNMARKED,
                        Map.of(Verdict.ALTERED, 1, Verdict.FABRICATED, 1, Verdict.OUTSIDE_CONTEXT, 1),
                        CitationKind.MARKER,
                        Map.of(Verdict.DANGLING, 7)),
                0,
                0,
                1,
                1);
        List<Citation> citations = List.of(
                citation(CitationKind.QUOTE, true),
                citation(CitationKind.UNMARKED, true),
                citation(CitationKind.QUOTE, false),
                citation(CitationKind.MARKER, true));

        QuotationCounts counts =
                QuotationCounts.of(new GroundedAnswer("text", citations, summary, List.of(), false, 0));

        assertThat(counts).isEqualTo(new QuotationCounts(3, 3, 1, 2, 2));
    }

    private static Citation citation(CitationKind kind, boolean repaired) {
        return new Citation(
                kind,
                Verdict.ALTERED,
                0,
                4,
                "text",
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                repaired ? Optional.of("before") : Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
