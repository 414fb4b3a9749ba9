package org.scribes.textgen.slo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.domain.Verdict;

/**
 * The state of all objectives.
 *
 * @param at when the report was made
 * @param since when this process started to count
 * @param judgementsRead whether the ratings could be read
 * @param quotations the number of quotations in answers, by window and verdict
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
