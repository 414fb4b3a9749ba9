package org.scribes.textgen.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer after the grounding checks.
 *
 * @param citations the first {@link #MOST_CITATIONS} citations
 * @param warnings the changes, in words for the user
 * @param mended whether no text was removed and no unsound citation remains
 * @param longestHold the most characters held back at once
 */
public record GroundedAnswer(
        String text,
        List<Citation> citations,
        GroundingSummary summary,
        List<String> warnings,
        boolean mended,
        int longestHold) {
    /** The maximum number of citations listed. All are checked, counted and repaired. */
    public static final int MOST_CITATIONS = 2_000;

    public GroundedAnswer {
        citations = List.copyOf(citations);
        warnings = List.copyOf(warnings);
    }

    /** Counts the listed quotations that are altered or fabricated and were left unrepaired. */
    public long falseQuotationsShown() {
        return citations.stream()
                .filter(Citation::shownFalse)
                .filter(citation -> citation.kind().isQuotation())
                .filter(citation -> citation.verdict() == Verdict.ALTERED || citation.verdict() == Verdict.FABRICATED)
                .count();
    }

    /** Returns this answer with more warnings. */
    public GroundedAnswer warning(String... more) {
        List<String> all = Stream.concat(warnings.stream(), Stream.of(more)).toList();
        return new GroundedAnswer(text, citations, summary, all, mended, longestHold);
    }

    /** Returns this answer with another text and the citations located in it. */
    public GroundedAnswer shownAs(String shownText, List<Citation> shownCitations) {
        return new GroundedAnswer(shownText, shownCitations, summary, warnings, mended, longestHold);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "GroundedAnswer[" + text.length() + " characters, " + citations.size() + " citations]";
    }
}
