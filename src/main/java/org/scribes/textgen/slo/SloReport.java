package org.scribes.textgen.slo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.domain.Verdict;

/**
 * Whether the promises hold.
 *
 * @param at when this was found out
 * @param since when this process started to count
 * @param judgementsRead whether what people said could be read
 * @param quotations of the answers that were given out, how many there were with each verdict, over each window
 */
public record SloReport(
        Instant at,
        Instant since,
        boolean judgementsRead,
        List<Objective> objectives,
        Map<Window, Map<Verdict, Long>> quotations) {
    public SloReport {
        objectives = List.copyOf(objectives);
        quotations = Map.copyOf(quotations);
    }
}
