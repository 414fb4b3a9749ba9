package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.passage.GroundingInput;
import org.scribes.textgen.grounding.passage.QuestionReferences;

/** Decides what is quoted. */
final class BestExcerpt {
    private BestExcerpt() {}

    /**
     * The quotation that fits the question best, if any does. A passage that the question names wins over all others,
     * whatever their words. Where it asks only for places that are not there, nothing is quoted; where it names a verse that
     * is not there, titles do not count: another verse of that book is no answer.
     */
    static Optional<Excerpt> of(GroundingInput inquiry, QuestionReferences named) {
        if (inquiry.question().isBlank() || inquiry.passages().isEmpty() || named.unanswerable()) {
            return Optional.empty();
        }
        if (named.found().isEmpty()) {
            List<Excerpt> all = ExcerptSplitter.split(inquiry.passages());
            return ExcerptSearch.best(inquiry.question(), all, !named.verseMissing());
        }
        List<Excerpt> quotations = ExcerptSplitter.split(named.found());
        return ExcerptSearch.best(inquiry.question(), quotations, false).or(() -> Optional.of(quotations.get(0)));
    }
}
