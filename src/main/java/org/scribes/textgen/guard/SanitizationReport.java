package org.scribes.textgen.guard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the changes to the texts of one request. */
final class SanitizationReport {
    private final Map<Sanitization, Integer> counts = new EnumMap<>(Sanitization.class);

    void count(Sanitization change) {
        counts.merge(change, 1, Integer::sum);
    }

    /** One warning for each kind of change. */
    List<String> warnings() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().describe(entry.getValue()))
                .toList();
    }
}
