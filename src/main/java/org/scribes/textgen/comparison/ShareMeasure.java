package org.scribes.textgen.comparison;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.scribes.textgen.statistics.Proportion;
import org.scribes.textgen.usage.VariantRecord;
import org.scribes.textgen.usage.VariantRecord.AnswerCounts;
import org.scribes.textgen.usage.VariantRecord.RatingCounts;

/** The shares that are compared. All rows are counted. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep no state
enum ShareMeasure {
    /** Of the requests, those that the variant's own target did not answer. */
    FAILED_SHARE(variant -> variant.failed() + variant.failedOver(), VariantRecord::requests),
    /** Of the answers, those that only say that there is none. */
    REFUSAL_SHARE(answers(AnswerCounts::refusals), answers(AnswerCounts::all)),
    /** Of the answers that quote, those whose quotations are all verified. */
    VERIFIED_SHARE(answers(AnswerCounts::verified), answers(AnswerCounts::quoting)),
    /** Of the checked answers, those with an altered quotation. */
    ALTERED_SHARE(answers(AnswerCounts::altered), answers(AnswerCounts::checked)),
    /** Of the checked answers, those with a fabricated quotation. */
    FABRICATED_SHARE(answers(AnswerCounts::fabricated), answers(AnswerCounts::checked)),
    /** Of the checked answers, those with a quotation that was repaired or removed. */
    REPAIRED_SHARE(answers(AnswerCounts::repaired), answers(AnswerCounts::checked)),
    /** Of the ratings, those with a flag. */
    FLAGGED_SHARE(ratings(RatingCounts::flagged), ratings(RatingCounts::all));

    private final ToLongFunction<VariantRecord> successes;
    private final ToLongFunction<VariantRecord> trials;

    ShareMeasure(ToLongFunction<VariantRecord> successes, ToLongFunction<VariantRecord> trials) {
        this.successes = successes;
        this.trials = trials;
    }

    /** The share of {@code variant}; empty if there is nothing that it would be a share of. */
    Optional<Proportion> of(VariantRecord variant) {
        long all = trials.applyAsLong(variant);
        return all == 0 ? Optional.empty() : Optional.of(new Proportion(successes.applyAsLong(variant), all));
    }

    private static ToLongFunction<VariantRecord> answers(ToLongFunction<AnswerCounts> count) {
        return variant -> count.applyAsLong(variant.answers());
    }

    private static ToLongFunction<VariantRecord> ratings(ToLongFunction<RatingCounts> count) {
        return variant -> variant.ratings().map(count::applyAsLong).orElse(0L);
    }
}
