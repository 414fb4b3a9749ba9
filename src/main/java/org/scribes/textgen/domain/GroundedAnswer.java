package org.scribes.textgen.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer as it may be shown.
 *
 * @param citations those listed: the first {@link #MOST_CITATIONS}
 * @param warnings what was changed, fit to show a user
 * @param mended whether nothing had to be left out, and nothing false is left
 * @param longestHold the most characters that waited at once
 */
public record GroundedAnswer(
        String text,
        List<Citation> citations,
        GroundingSummary summary,
        List<String> warnings,
        boolean mended,
        int longestHold) {
    /** So many citations of an answer are listed at most; all are checked, counted and repaired. */
    public static final int MOST_CITATIONS = 2_000;

    public GroundedAnswer {
        citations = List.copyOf(citations);
        warnings = List.copyOf(warnings);
    }

    /**
     * How many altered or fabricated quotations, of those listed, it shows as they were: what was mended or left out is not
     * shown, nor is what stands there in the words of known scripture.
     */
    public long falseQuotationsShown() {
        return citations.stream()
                .filter(Citation::shownFalse)
                .filter(citation -> citation.kind().isQuotation())
                .filter(citation -> citation.verdict() == Verdict.ALTERED || citation.verdict() == Verdict.FABRICATED)
                .count();
    }

    /** This answer, with more to say to its user. */
    public GroundedAnswer warning(String... more) {
        List<String> all = Stream.concat(warnings.stream(), Stream.of(more)).toList();
        return new GroundedAnswer(text, citations, summary, all, mended, longestHold);
    }

    /** This answer with another text, and its citations as they are there. */
    public GroundedAnswer shownAs(String itsText, List<Citation> itsCitations) {
        return new GroundedAnswer(itsText, itsCitations, summary, warnings, mended, longestHold);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "GroundedAnswer[" + text.length() + " characters, " + citations.size() + " citations]";
    }
}
