package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.quotation.JudgedSpan;

/** Counts what a reader should know of what was changed, and of what is not listed. */
final class Warnings {
    private int reworded;
    private int moved;
    private int fromCanon;
    private int widened;
    private int clipped;
    private int unquoted;
    private int fabricated;
    private int notThere;
    private int references;
    private int markers;
    private int citations;
    private int sources;

    /** Counts what became of a part. */
    void count(JudgedSpan part) {
        if (part.kind().isQuotation()) {
            countQuotation(part);
        } else if (part.kind() == CitationKind.REFERENCE) {
            boolean removed = part.verdict() == Verdict.NONEXISTENT && part.outcome() == JudgedSpan.Outcome.REMOVED;
            references += removed ? 1 : 0;
        } else {
            boolean removed = part.verdict() == Verdict.DANGLING && part.outcome() != JudgedSpan.Outcome.KEPT;
            markers += removed ? 1 : 0;
        }
    }

    private void countQuotation(JudgedSpan part) {
        switch (part.outcome()) {
            case MENDED -> {
                reworded += part.verdict() == Verdict.ALTERED ? 1 : 0;
                moved += part.verdict() == Verdict.MISATTRIBUTED ? 1 : 0;
                widened += part.verdict() == Verdict.VERIFIED ? 1 : 0;
            }
            case FROM_CANON -> fromCanon++;
            case LEFT_OUT -> {
                fabricated += part.verdict() == Verdict.FABRICATED ? 1 : 0;
                boolean known = part.verdict() == Verdict.OUTSIDE_CONTEXT || part.verdict() == Verdict.ALTERED;
                notThere += known ? 1 : 0;
            }
            case UNQUOTED -> unquoted++;
            case KEPT -> clipped += part.clipped().isPresent() ? 1 : 0;
            case REMOVED -> {}
        }
    }

    /** A citation is not listed. */
    void countUnlisted() {
        citations++;
    }

    /** So many sources of a citation are not listed. */
    void countUnlistedSources(int count) {
        sources += count;
    }

    /** What was counted, in words. */
    List<String> list() {
        List<String> warnings = new ArrayList<>();
        add(warnings, reworded, "quotation", "put into the passages' own words");
        add(warnings, moved, "quotation", "given the right place");
        add(warnings, fromCanon, "quotation", "from outside the passages, in the exact words of scripture");
        add(warnings, widened, "quotation", "widened to the sentence of the passage that it is cut from");
        add(
                warnings,
                clipped,
                "quotation",
                "cut from who says it in the passage, or from what denies or limits it there");
        add(warnings, unquoted, "quotation", "shown without its marks: nothing that is known holds the words");
        add(warnings, fabricated, "quotation", "left out: nothing that is known holds the words");
        add(warnings, notThere, "quotation", "left out: not in the passages");
        add(warnings, references, "reference", "removed: there is no such place");
        add(warnings, markers, "marker", "removed: there is no passage of this number");
        add(warnings, citations, "citation", "checked but not listed: " + GroundedAnswer.MOST_CITATIONS + " are");
        add(warnings, sources, "source", "not listed: " + Citation.MOST_SOURCES + " of a citation are");
        return warnings;
    }

    private static void add(List<String> warnings, int count, String what, String became) {
        if (count > 0) {
            warnings.add(count + " " + what + (count == 1 ? "" : "s") + " " + became);
        }
    }
}
