package org.scribes.textgen.usage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Variant;

/**
 * How the requests of a variant ended and what its answers were. Requests that were refused or cancelled say nothing of a variant
 * and are left out. An answer from the cache is only counted as such.
 *
 * @param requests answered or failed, not from the cache
 * @param failed requests without an answer
 * @param failedOver requests that another target answered. They are the variant's failures too
 * @param cached requests answered from the cache
 * @param inputTokens of all {@code requests}, as is the cost
 * @param costUsd of the requests with a known price; empty if there are none
 * @param unpriced requests with an unknown cost
 * @param answers those of the variant's own target
 * @param sample of the answers, at most {@value #MOST_SAMPLED}, chosen at random
 * @param ratings of the answers; none of answers that nobody saw
 */
public record VariantRecord(
        Variant variant,
        long requests,
        long failed,
        long failedOver,
        long cached,
        long inputTokens,
        long generatedTokens,
        Optional<BigDecimal> costUsd,
        long unpriced,
        AnswerCounts answers,
        List<AnswerRow> sample,
        Optional<RatingCounts> ratings) {
    public static final int MOST_SAMPLED = 10_000;

    public VariantRecord {
        sample = List.copyOf(sample);
    }

    /** An answer. */
    public record AnswerRow(long latencyMillis, long generatedTokens, Optional<BigDecimal> costUsd) {}

    /**
     * Answers by what their checks found.
     *
     * @param refusals answers that only say that there is none
     * @param checked answers that were checked
     * @param quoting answers with a quotation
     * @param verified answers with quotations, each of which is verified
     * @param altered answers with an altered quotation
     * @param fabricated answers with a fabricated quotation
     * @param repaired answers with a quotation that was repaired or removed
     * @param quotations over all answers
     */
    public record AnswerCounts(
            long all,
            long refusals,
            long checked,
            long quoting,
            long verified,
            long altered,
            long fabricated,
            long repaired,
            QuotationTotals quotations) {}

    /** Quotations over many answers, as {@link QuotationCounts} counts those of one. */
    public record QuotationTotals(long verified, long altered, long fabricated, long other, long repaired) {}

    /**
     * Ratings of answers.
     *
     * @param flagged ratings with any flag
     * @param sample 1 to 5, at most {@value #MOST_SAMPLED}, chosen at random
     */
    public record RatingCounts(
            long all, long flagged, long wrongCitations, long unsound, long hallucinations, List<Integer> sample) {
        public RatingCounts {
            sample = List.copyOf(sample);
        }
    }
}
