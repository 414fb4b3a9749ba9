package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.passage.GroundingInput;
import org.scribes.textgen.grounding.passage.QuestionReferences;

/** Chooses the excerpt to quote. */
final class BestExcerpt {
    private BestExcerpt() {}

    /**
     * The best excerpt for the question, if any. A passage that the question names by reference always wins. If the
     * question names only places that no passage has, nothing is quoted. If it names a verse that no passage has,
     * titles are not searched, since another verse of the book is no answer.
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
