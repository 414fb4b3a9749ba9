package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.SpanEdit;

/** Counts the changes to an answer and the citations left unlisted, and states them as warnings for the reader. */
final class Warnings {
    private int reworded;
    private int reattributed;
    private int fromCanon;
    private int extended;
    private int clipped;
    private int unquoted;
    private int fabricated;
    private int outsideContext;
    private int references;
    private int markers;
    private int citations;
    private int sources;

    void count(JudgedSpan judged) {
        if (judged.kind().isQuotation()) {
            countQuotation(judged);
        } else if (judged.kind() == CitationKind.REFERENCE) {
            boolean removed = judged.verdict() == Verdict.NONEXISTENT && judged.outcome() == SpanEdit.Outcome.REMOVED;
            references += removed ? 1 : 0;
        } else {
            boolean removed = judged.verdict() == Verdict.DANGLING && judged.outcome() != SpanEdit.Outcome.KEPT;
            markers += removed ? 1 : 0;
        }
    }

    private void countQuotation(JudgedSpan judged) {
        switch (judged.outcome()) {
            case REPAIRED -> {
                reworded += judged.verdict() == Verdict.ALTERED ? 1 : 0;
                reattributed += judged.verdict() == Verdict.MISATTRIBUTED ? 1 : 0;
                extended += judged.verdict() == Verdict.VERIFIED ? 1 : 0;
            }
            case FROM_CANON -> fromCanon++;
            case OMITTED -> {
                fabricated += judged.verdict() == Verdict.FABRICATED ? 1 : 0;
                boolean known = judged.verdict() == Verdict.OUTSIDE_CONTEXT || judged.verdict() == Verdict.ALTERED;
                outsideContext += known ? 1 : 0;
            }
            case UNQUOTED -> unquoted++;
            case KEPT -> clipped += judged.wording().clipped().isPresent() ? 1 : 0;
            case REMOVED -> {}
        }
    }

    /** Counts a citation that is not listed. */
    void countUnlisted() {
        citations++;
    }

    /** Counts sources of a listed citation that are not listed themselves. */
    void countUnlistedSources(int count) {
        sources += count;
    }

    /** The warnings, one for each count above zero. */
    List<String> list() {
        List<String> warnings = new ArrayList<>();
        add(warnings, reworded, "quotation", "put into the passages' own words");
        add(warnings, reattributed, "quotation", "given the right place");
        add(warnings, fromCanon, "quotation", "from outside the passages, in the exact words of scripture");
        add(warnings, extended, "quotation", "extended to the whole sentence of the passage");
        add(
                warnings,
                clipped,
                "quotation",
                "shown without its speaker in the passage, or without a word that limits it there");
        add(warnings, unquoted, "quotation", "shown without its marks: nothing that is known holds the words");
        add(warnings, fabricated, "quotation", "left out: nothing that is known holds the words");
        add(warnings, outsideContext, "quotation", "left out: not in the passages");
        add(warnings, references, "reference", "removed: there is no such place");
        add(warnings, markers, "marker", "removed: there is no passage of this number");
        add(
                warnings,
                citations,
                "citation",
                "checked but not listed: at most " + GroundedAnswer.MOST_CITATIONS + " are");
        add(warnings, sources, "source", "not listed: at most " + Citation.MOST_SOURCES + " of a citation are");
        return warnings;
    }

    private static void add(List<String> warnings, int count, String noun, String change) {
        if (count > 0) {
            warnings.add(count + " " + noun + (count == 1 ? "" : "s") + " " + change);
        }
    }
}
