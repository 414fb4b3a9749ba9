package org.scribes.textgen.usage;

import java.util.Map;
import java.util.stream.Stream;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Verdict;

/**
 * The quotations of an answer by the verdict on them before any repair.
 *
 * @param other with any other verdict, for example words of another passage than the one that is named
 * @param repaired repaired or removed, among the listed citations
 */
public record QuotationCounts(int verified, int altered, int fabricated, int other, int repaired) {
    /** Counts the quotations of {@code answer}. */
    public static QuotationCounts of(GroundedAnswer answer) {
        int verified = count(answer, Verdict.VERIFIED);
        int altered = count(answer, Verdict.ALTERED);
        int fabricated = count(answer, Verdict.FABRICATED);
        int all = quotations(answer)
                .flatMap(verdicts -> verdicts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        long repaired = answer.citations().stream()
                .filter(citation -> citation.kind().isQuotation())
                .filter(citation -> citation.repairedFrom().isPresent())
                .count();
        return new QuotationCounts(
                verified, altered, fabricated, all - verified - altered - fabricated, Math.toIntExact(repaired));
    }

    private static int count(GroundedAnswer answer, Verdict verdict) {
        return quotations(answer)
                .mapToInt(verdicts -> verdicts.getOrDefault(verdict, 0))
                .sum();
    }

    private static Stream<Map<Verdict, Integer>> quotations(GroundedAnswer answer) {
        return Stream.of(CitationKind.values())
                .filter(CitationKind::isQuotation)
                .map(kind -> answer.summary().counts().getOrDefault(kind, Map.of()));
    }
}
