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

/**
 * The counters or histograms of one name, one for each combination of label values.
 *
 * @param <L> the labels: an enum or a record
 * @param <M> the metric
 */
final class MetricFamily<L, M> {
    static final Tag[] NO_TAGS = {};

    private final Metadata metadata;
    private final MetricLabels<L> labels;
    private final BiFunction<Metadata, Tag[], M> factory;
    private final Map<L, M> members = new ConcurrentHashMap<>();

    private MetricFamily(Metadata metadata, MetricLabels<L> labels, BiFunction<Metadata, Tag[], M> factory) {
        this.metadata = metadata;
        this.labels = labels;
        this.factory = factory;
    }

    /** Counters; {@code name} is without the suffix {@code _total} that {@code /metrics} adds. */
    static <L> MetricFamily<L, Counter> counters(
            MetricRegistry registry, String name, String description, MetricLabels<L> labels) {
        return new MetricFamily<>(metadata(name, description), labels, registry::counter);
    }

    static <L> MetricFamily<L, Histogram> histograms(
            MetricRegistry registry, String name, String description, MetricLabels<L> labels) {
        return new MetricFamily<>(metadata(name, description), labels, registry::histogram);
    }

    /** The metric with these labels; it starts at zero when it is first used. */
    M of(L values) {
        return members.computeIfAbsent(values, this::create);
    }

    /** Creates the metric of each of {@code values}, at zero. */
    void expect(Iterable<? extends L> values) {
        values.forEach(this::of);
    }

    private M create(L values) {
        List<String> texts = labels.values().apply(values);
        return factory.apply(
                metadata,
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new Tag(labels.names().get(i), texts.get(i)))
                        .toArray(Tag[]::new));
    }

    static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
