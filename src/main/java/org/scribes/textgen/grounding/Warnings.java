package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Verdict;

/** What a reader should know of what was changed. */
final class Warnings {
    private Warnings() {}

    static List<String> of(List<Part> parts) {
        List<String> warnings = new ArrayList<>();
        add(warnings, quotations(parts, Part.Outcome.MENDED, Verdict.ALTERED), "put into the passages' own words");
        add(warnings, quotations(parts, Part.Outcome.MENDED, Verdict.MISATTRIBUTED), "given the right place");
        add(
                warnings,
                quotations(parts, Part.Outcome.FROM_CANON),
                "from outside the passages, in the exact words of scripture");
        add(
                warnings,
                quotations(parts, Part.Outcome.LEFT_OUT, Verdict.FABRICATED),
                "left out: nothing that is known holds the words");
        add(
                warnings,
                quotations(parts, Part.Outcome.LEFT_OUT, Verdict.OUTSIDE_CONTEXT, Verdict.ALTERED),
                "left out: not in the passages");
        long removed = parts.stream()
                .filter(part -> part.kind() == CitationKind.REFERENCE && part.verdict() == Verdict.NONEXISTENT)
                .filter(part -> part.outcome() == Part.Outcome.REMOVED)
                .count();
        if (removed > 0) {
            warnings.add(counted(removed, "reference") + " removed: there is no such place");
        }
        long markers = parts.stream()
                .filter(part -> part.kind() == CitationKind.MARKER && part.verdict() == Verdict.DANGLING)
                .filter(part -> part.outcome() != Part.Outcome.KEPT)
                .count();
        if (markers > 0) {
            warnings.add(counted(markers, "marker") + " removed: there is no passage of this number");
        }
        return warnings;
    }

    private static long quotations(List<Part> parts, Part.Outcome outcome, Verdict... verdicts) {
        return parts.stream()
                .filter(part -> part.kind().isQuotation())
                .filter(part -> part.outcome() == outcome)
                .filter(part -> verdicts.length == 0 || List.of(verdicts).contains(part.verdict()))
                .count();
    }

    private static void add(List<String> warnings, long count, String what) {
        if (count > 0) {
            warnings.add(counted(count, "quotation") + " " + what);
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
