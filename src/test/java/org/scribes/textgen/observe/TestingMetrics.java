package org.scribes.textgen.observe;

import java.util.Map;
import java.util.Set;

/** Metrics that a test can read, without a server. */
public final class TestingMetrics {
    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final GenerationMetrics metrics = new GenerationMetrics(registry.registry());
    private final UpstreamMetrics upstreams = new UpstreamMetrics(registry.registry());

    public GenerationMetrics metrics() {
        return metrics;
    }

    /** The figures of targets behind an API, in the same registry. */
    public UpstreamMetrics upstreams() {
        return upstreams;
    }

    /** The present value of a gauge, named as the counters are. */
    public double gauge(String name) {
        return ((Number) registry.gauge(name)).doubleValue();
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
