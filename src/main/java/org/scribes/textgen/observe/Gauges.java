package org.scribes.textgen.observe;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The sources of all {@link Gauge}s. */
final class Gauges {
    private final Map<Gauge, Source> sources = new EnumMap<>(Gauge.class);

    Gauges(MetricRegistry registry) {
        for (Gauge figure : Gauge.values()) {
            Source source = new Source();
            sources.put(figure, source);
            registry.gauge(figure.metadata(), source::now, figure.tags());
        }
    }

    /** Shows {@code value} from now on, in place of what was shown before. */
    void show(Gauge figure, DoubleSupplier value) {
        Source source = sources.get(figure);
        if (source != null) { // as it is: the map is full from the start
            source.value = value;
        }
    }

    private static final class Source {
        private volatile DoubleSupplier value = () -> 0;

        double now() {
            return value.getAsDouble();
        }
    }
}
