package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

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

    /** All series of {@code name} that have {@code tag}, added up. */
    double sum(String name, String tag) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "{") && entry.getKey().contains(tag))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
