package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.EnumNames;

/** The figures of the targets behind an API and of their servers; docs/failover.md has their table. */
@ApplicationScoped
public class UpstreamMetrics {
    private final MetricRegistry registry;
    private final MetricFamily<ChoiceLabels, Counter> choices;
    private final MetricFamily<String, Counter> waits;
    private final Map<Series, Source> sources = new ConcurrentHashMap<>();

    @Inject
    UpstreamMetrics(MetricRegistry registry) {
        this.registry = registry;
        this.choices = MetricFamily.counters(
                registry,
                "textgen_upstream_choices",
                "Calls of a server, by the reason of its choice",
                new MetricLabels<>(
                        List.of("target", "server", "by"),
                        labels -> List.of(labels.target(), labels.server(), EnumNames.of(labels.by()))));
        this.waits = MetricFamily.counters(
                registry,
                "textgen_upstream_waits",
                "Requests that a target's own limits kept waiting",
                MetricLabels.of("target", target -> target));
    }

    /** A gauge with its labels. */
    private record Series(UpstreamGauge gauge, List<String> labels) {}

    /** A target of the same name may be opened again, and a registered gauge cannot be replaced. */
    private static final class Source {
        private final AtomicReference<@Nullable IntSupplier> value = new AtomicReference<>();

        int read() {
            @Nullable IntSupplier present = value.get();
            return present == null ? 0 : present.getAsInt();
        }
    }

    /**
     * Sets the source of a target's gauge.
     *
     * @return takes the source away again, unless another has replaced it: then the gauge is 0
     */
    public Runnable show(UpstreamGauge gauge, String target, IntSupplier value) {
        return show(new Series(gauge, List.of(target)), value, new Tag("target", target));
    }

    /** The same of a gauge of a target's server, which is named {@code host:port}. */
    public Runnable show(UpstreamGauge gauge, String target, String server, IntSupplier value) {
        return show(
                new Series(gauge, List.of(target, server)),
                value,
                new Tag("target", target),
                new Tag("server", server));
    }

    private Runnable show(Series series, IntSupplier value, Tag... tags) {
        Source source = sources.computeIfAbsent(series, added -> register(added, tags));
        source.value.set(value);
        return () -> source.value.compareAndSet(value, null);
    }

    private Source register(Series series, Tag... tags) {
        Source source = new Source();
        registry.gauge(series.gauge().metadata(), source::read, tags);
        return source;
    }

    /** Creates the counters of a target's server, at zero. */
    public void expect(String target, String server, Enum<?>... reasons) {
        waits.of(target);
        for (Enum<?> by : reasons) {
            choices.of(new ChoiceLabels(target, server, by));
        }
    }

    /** Records that a server was chosen. */
    public void chosen(String target, String server, Enum<?> by) {
        choices.of(new ChoiceLabels(target, server, by)).inc();
    }

    /** Records that a request had to wait for a target's limits. */
    public void waited(String target) {
        waits.of(target).inc();
    }
}
