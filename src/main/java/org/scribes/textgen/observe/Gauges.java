package org.scribes.textgen.observe;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Reads each {@link Gauge} from its source. */
final class Gauges {
    private final MetricRegistry registry;
    private final Map<Gauge, Source> sources = new EnumMap<>(Gauge.class);

    Gauges(MetricRegistry registry) {
        this.registry = registry;
        for (Gauge gauge : Gauge.values()) {
            Source source = new Source();
            sources.put(gauge, source);
            registry.gauge(gauge.metadata(), source::read, gauge.tags());
        }
    }

    /** Replaces the source of {@code gauge}, and of those that have the same value. */
    void show(Gauge gauge, DoubleSupplier value) {
        sources.forEach((other, source) -> {
            if (other == gauge || other.same().equals(Optional.of(gauge))) {
                source.value = value;
            }
        });
    }

    /** Adds the gauge of a target, unless it is there. */
    void show(TargetGauge gauge, String target, DoubleSupplier value) {
        registry.gauge(gauge.metadata(), value::getAsDouble, new Tag("target", target));
    }

    /** The present value of {@code gauge}; 0 until it has a source. */
    double value(Gauge gauge) {
        return Objects.requireNonNull(sources.get(gauge)).read();
    }

    private static final class Source {
        private volatile DoubleSupplier value = () -> 0;

        double read() {
            return value.getAsDouble();
        }
    }
}
