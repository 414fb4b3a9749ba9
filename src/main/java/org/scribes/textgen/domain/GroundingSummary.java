package org.scribes.textgen.domain;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Counts over an answer's citations, words and sentences.
 *
 * @param layout how the passages were given
 * @param counts the citations by kind and verdict, unlisted ones included; zeros are omitted
 * @param quotedWords the words inside quotations in the answer that was sent
 * @param verifiedWords the quoted words that the passages hold
 * @param sentences the sentences of the answer
 * @param citedSentences the sentences with a sound citation
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

    /** The share of quoted words that are verified, from 0 to 1; empty without quotations. */
    public OptionalDouble verifiedShare() {
        return share(verifiedWords, quotedWords);
    }

    /** The share of sentences with a sound citation, from 0 to 1; empty without sentences. */
    public OptionalDouble citedShare() {
        return share(citedSentences, sentences);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
