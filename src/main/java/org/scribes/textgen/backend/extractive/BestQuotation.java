package org.scribes.textgen.backend.extractive;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.AskedPlaces;
import org.scribes.textgen.grounding.Inquiry;

/** Decides what is quoted. */
final class BestQuotation {
    private BestQuotation() {}

    /**
     * The quotation that fits the question best, if any does. A passage that the question names wins over all others,
     * whatever their words. Where it asks only for places that are not there, nothing is quoted; where it names a verse that
     * is not there, titles do not count: another verse of that book is no answer.
     */
    static Optional<Quotation> of(Inquiry inquiry, AskedPlaces named) {
        if (inquiry.question().isBlank() || inquiry.passages().isEmpty() || named.unanswerable()) {
            return Optional.empty();
        }
        if (named.found().isEmpty()) {
            List<Quotation> all = QuotationSplitter.split(inquiry.passages());
            return QuotationSearch.best(inquiry.question(), all, !named.verseMissing());
        }
        List<Quotation> quotations = QuotationSplitter.split(named.found());
        return QuotationSearch.best(inquiry.question(), quotations, false).or(() -> Optional.of(quotations.get(0)));
    }
}
