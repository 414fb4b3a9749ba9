package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.reference.KnownWording;

/**
 * What was found out about a quotation.
 *
 * @param match where the passages hold its words, or what they say instead
 * @param known where known scripture from outside the passages holds them, or nearly
 * @param existsIn where the very words stand, wherever the answer says that they do
 */
public record QuotationFinding(
        Verdict verdict, Optional<PassageMatch> match, Optional<KnownWording> known, List<Citation.Place> existsIn) {
    public QuotationFinding {
        existsIn = List.copyOf(existsIn);
    }

    static QuotationFinding of(Verdict verdict, PassageMatch match) {
        return new QuotationFinding(verdict, Optional.of(match), Optional.empty(), List.of());
    }

    static QuotationFinding of(Verdict verdict, KnownWording known) {
        return new QuotationFinding(verdict, Optional.empty(), Optional.of(known), List.of());
    }

    static QuotationFinding fabricated() {
        return new QuotationFinding(Verdict.FABRICATED, Optional.empty(), Optional.empty(), List.of());
    }

    /** Altered words for which no single passage says what they should be. */
    static QuotationFinding alteredAmbiguously() {
        return new QuotationFinding(Verdict.ALTERED, Optional.empty(), Optional.empty(), List.of());
    }

    QuotationFinding withPlaces(List<Citation.Place> places) {
        return new QuotationFinding(verdict, match, known, places);
    }
}
