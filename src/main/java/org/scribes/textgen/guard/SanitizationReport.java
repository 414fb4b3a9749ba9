package org.scribes.textgen.guard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is done to the texts of one request. */
final class SanitizationReport {
    private final Map<Sanitization, Integer> counts = new EnumMap<>(Sanitization.class);

    void count(Sanitization change) {
        counts.merge(change, 1, Integer::sum);
    }

    /** One sentence for each kind of change that was made. */
    List<String> told() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().told(entry.getValue()))
                .toList();
    }
}
