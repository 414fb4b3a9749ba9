package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.OptionalLong;

/**
 * The memory that a checkpoint needs, planned before its load.
 *
 * @param parts what it needs on each device, each device once
 * @param kvPerToken the keys and values of a token in bytes, over all layers
 * @param window the longest sequence in tokens
 * @param kvMost the most tokens that the KV cache can use
 * @param kvMemory the configured size of the KV cache in bytes, if any
 */
public record MemoryNeed(List<Part> parts, long kvPerToken, long window, long kvMost, OptionalLong kvMemory) {
    /** What a step computes with, and what a load takes beside its result, in bytes. */
    private static final long WORKSPACE = 64L << 20;

    public MemoryNeed {
        parts = List.copyOf(parts);
    }

    /**
     * The need on one device.
     *
     * @param weights in bytes
     * @param layers the share of the layers that are on it, so of the KV cache: above 0, at most 1
     */
    public record Part(String device, long weights, double layers) {
        /** The bytes that a model with a KV cache of {@code kv} bytes over all devices takes on this one. */
        public long bytes(long kv) {
            return weights + WORKSPACE + (long) Math.ceil(layers * kv);
        }

        /** The size of a KV cache over all devices that fits into {@code room} bytes on this one; negative if none does. */
        public long kvWithin(long room) {
            return (long) Math.floor((room - weights - WORKSPACE) / layers);
        }

        /**
         * The memory of which the KV cache takes its share: what the weights leave. On a GPU it is all that was free, since
         * {@link Devices#place} leaves room there.
         */
        public long kvBase(long budget) {
            return device.equals(Devices.CPU) ? budget - weights : budget;
        }
    }

    /** The smallest KV cache with which the model is worth loading: as configured, or that of a full sequence. */
    public long kvLeast() {
        return kvMemory.orElse(Math.min(window, kvMost) * kvPerToken);
    }

    /** The largest KV cache of use, in bytes. */
    public long kvMostBytes() {
        return kvMost * kvPerToken;
    }
}
