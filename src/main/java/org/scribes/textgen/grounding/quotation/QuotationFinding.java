package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.reference.KnownWording;

/**
 * The verdict on a quotation and its evidence.
 *
 * @param match the passages' words that it matches, or that it should match
 * @param known the known text outside the passages that it matches exactly or nearly
 * @param existsIn where its exact words occur, whatever source the answer names
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

    /** Finds altered words that several passages could correct differently. */
    static QuotationFinding alteredAmbiguously() {
        return new QuotationFinding(Verdict.ALTERED, Optional.empty(), Optional.empty(), List.of());
    }

    QuotationFinding withPlaces(List<Citation.Place> places) {
        return new QuotationFinding(verdict, match, known, places);
    }
}
