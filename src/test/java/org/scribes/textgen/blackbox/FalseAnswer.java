package org.scribes.textgen.blackbox;

import java.util.List;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/**
 * A row of {@code false-answers.csv}: an answer that misquotes, and what is to become of it.
 *
 * @param found the {@code kind verdict} of each citation, where nothing is changed
 * @param repaired what may be shown of it
 * @param after the {@code kind verdict} of each citation of what may be shown
 * @param falsehood what may never be shown
 */
record FalseAnswer(
        String answer, List<String> found, String repaired, List<String> after, String warning, String falsehood) {
    static FalseAnswer of(ArgumentsAccessor row) {
        return new FalseAnswer(
                row.getString(1),
                List.of(row.getString(2).split(", ", -1)),
                row.getString(3),
                List.of(row.getString(4).split(", ", -1)),
                row.getString(5),
                row.getString(6));
    }

    /** Whether it can be put right with nothing left out. */
    boolean mendable() {
        return !repaired.contains("left out");
    }
}
