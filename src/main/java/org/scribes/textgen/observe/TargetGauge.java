package org.scribes.textgen.observe;

import org.eclipse.microprofile.metrics.Metadata;

/** A gauge of each model in this process, labelled by its target. */
public enum TargetGauge {
    LOADED("textgen_local_loaded", "1 if the model of the target is loaded, else 0"),
    QUEUE_SIZE("textgen_local_queue_size", "Requests queued for the model of the target"),
    KV_USED_RATIO(
            "textgen_local_kv_used_ratio", "Share of the KV cache that running answers of the target have reserved"),
    MEMORY("textgen_local_memory_bytes", "Memory planned for the model of the target while it is loaded, in bytes"),
    LOAD_SECONDS(
            "textgen_local_load_seconds", "Time the model of the target took to load, in s; 0 if it is not loaded");

    private final String id;
    private final String description;

    TargetGauge(String id, String description) {
        this.id = id;
        this.description = description;
    }

    Metadata metadata() {
        return Metadata.builder().withName(id).withDescription(description).build();
    }
}
