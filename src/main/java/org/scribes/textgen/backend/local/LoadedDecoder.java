package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.OptionalLong;

/**
 * A decoder with its weights and its memory.
 *
 * @param numerics how it computes
 * @param devices of its layers
 * @param memory of its keys and values
 */
record LoadedDecoder(Decoder decoder, Numerics numerics, List<String> devices, KvPlan memory) implements AutoCloseable {
    LoadedDecoder {
        devices = List.copyOf(devices);
    }

    /** The devices that it computes on, such as {@code cpu} or {@code cuda:0,cuda:1}. */
    String device() {
        return String.join(",", devices.stream().distinct().toList());
    }

    /** What is used of the memory of its GPUs, in bytes; nothing where it computes on a processor. */
    OptionalLong gpuMemory() {
        return devices.contains(Devices.CPU) ? OptionalLong.empty() : OptionalLong.of(Devices.used(devices));
    }

    double gpuMemoryMb() {
        return gpuMemory().orElse(0) >> 20;
    }

    /** All memory of its GPUs; 0 where it computes on a processor. */
    double gpuMemoryTotalMb() {
        return devices.contains(Devices.CPU) ? 0 : Devices.total(devices) >> 20;
    }

    /** Which share of the memory of keys and values so many tokens take. */
    double usedRatio(int tokens) {
        return (double) tokens / memory.tokens();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
