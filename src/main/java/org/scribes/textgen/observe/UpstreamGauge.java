package org.scribes.textgen.observe;

import org.eclipse.microprofile.metrics.Metadata;

/** A gauge of each target behind an API, or of each of its configured servers. */
public enum UpstreamGauge {
    IN_FLIGHT("textgen_upstream_in_flight", "Requests in flight at a server"),
    SERVERS("textgen_upstream_servers", "Servers behind a configured address"),
    EJECTED("textgen_upstream_ejected", "Ejected servers behind a configured address"),
    WAITING("textgen_upstream_waiting", "Requests that wait for the limits of a target"),
    KEYS_RESTING("textgen_upstream_keys_resting", "Keys of a target that rest until a limit is reset");

    private final String id;
    private final String description;

    UpstreamGauge(String id, String description) {
        this.id = id;
        this.description = description;
    }

    Metadata metadata() {
        return MetricFamily.metadata(id, description);
    }
}
