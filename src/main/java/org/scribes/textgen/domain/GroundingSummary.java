package org.scribes.textgen.domain;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an answer's citations come to.
 *
 * @param layout where its passages were found
 * @param counts how many citations there are of each kind and verdict, listed or not, those above zero
 * @param quotedWords how many words the answer, as it was given out, shows as quotations
 * @param verifiedWords how many of them the passages hold
 * @param sentences how many sentences it has
 * @param citedSentences how many of them carry a citation that is borne out
 */
public record GroundingSummary(
        GroundingPolicy policy,
        ContextLayout layout,
        Map<CitationKind, Map<Verdict, Integer>> counts,
        int quotedWords,
        int verifiedWords,
        int sentences,
        int citedSentences) {
    public GroundingSummary {
        counts = Map.copyOf(counts);
    }

    /** From 0 to 1; nothing where nothing is quoted. */
    public OptionalDouble verifiedShare() {
        return share(verifiedWords, quotedWords);
    }

    /** From 0 to 1; nothing where there is no sentence. */
    public OptionalDouble citedShare() {
        return share(citedSentences, sentences);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
