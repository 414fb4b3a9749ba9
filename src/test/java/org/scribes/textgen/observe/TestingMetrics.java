package org.scribes.textgen.observe;

import java.util.Map;
import java.util.Set;

/** Metrics that a test can read, without a server. */
public final class TestingMetrics {
    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final GenerationMetrics metrics = new GenerationMetrics(registry.registry());
    private final TargetMetrics targets = new TargetMetrics(registry.registry());

    public GenerationMetrics metrics() {
        return metrics;
    }

    /** The figures of targets, in the same registry. */
    public TargetMetrics targets() {
        return targets;
    }

    /** What {@code gauge} of a target shows, by the gauge's name and tags. */
    public int gauge(String id) {
        return ((Number) registry.gauge(id)).intValue();
    }

    /** The counters by name and tags, such as {@code textgen_retries reason=503}. */
    public Map<String, Long> counts() {
        return registry.counts();
    }

    /** All series that are there, even at zero, in the same form. */
    public Set<String> made() {
        return registry.made();
    }
}
