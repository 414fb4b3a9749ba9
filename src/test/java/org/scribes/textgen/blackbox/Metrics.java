package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code /metrics} says at one moment. */
record Metrics(Map<String, Double> values) {
    static Metrics of(Api api) throws IOException, InterruptedException {
        Map<String, Double> values = new HashMap<>();
        api.get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> values.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        return new Metrics(values);
    }

    /** All series of {@code name} that have all of {@code tags}, added up. */
    double sum(String name, String... tags) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "{") && Stream.of(tags).allMatch(entry.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
