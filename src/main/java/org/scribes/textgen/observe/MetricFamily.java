package org.scribes.textgen.observe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The counters, or the histograms, of one name: one for each combination of values that its labels have. */
final class MetricFamily<M> {
    private final Metadata metadata;
    private final List<String> labels;
    private final BiFunction<Metadata, Tag[], M> maker;
    private final Map<List<String>, M> members = new ConcurrentHashMap<>();

    private MetricFamily(Metadata metadata, List<String> labels, BiFunction<Metadata, Tag[], M> maker) {
        this.metadata = metadata;
        this.labels = labels;
        this.maker = maker;
    }

    /** Counters; their {@code name} is without the {@code _total} that {@code /metrics} adds. */
    static MetricFamily<Counter> counters(MetricRegistry registry, String name, String description, String... labels) {
        return new MetricFamily<>(metadata(name, description), List.of(labels), registry::counter);
    }

    static MetricFamily<Histogram> histograms(
            MetricRegistry registry, String name, String description, String... labels) {
        return new MetricFamily<>(metadata(name, description), List.of(labels), registry::histogram);
    }

    /** The one with these values, in the order of the labels; it begins at zero when it is first asked for. */
    M of(String... values) {
        return members.computeIfAbsent(List.of(values), this::made);
    }

    private M made(List<String> values) {
        if (values.size() != labels.size()) {
            throw new IllegalArgumentException(metadata.getName() + " has the labels " + labels);
        }
        return maker.apply(
                metadata,
                IntStream.range(0, values.size())
                        .mapToObj(i -> new Tag(labels.get(i), values.get(i)))
                        .toArray(Tag[]::new));
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
