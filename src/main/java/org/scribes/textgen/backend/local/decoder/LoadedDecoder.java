package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.OptionalLong;

/**
 * A decoder with its weights and its memory.
 *
 * @param numerics how it computes
 * @param devices of its layers
 * @param memory of its keys and values
 */
public record LoadedDecoder(Decoder decoder, Numerics numerics, List<String> devices, KvPlan memory)
        implements AutoCloseable {
    public LoadedDecoder {
        devices = List.copyOf(devices);
    }

    /** The devices that it computes on, such as {@code cpu} or {@code cuda:0,cuda:1}. */
    public String device() {
        return String.join(",", devices.stream().distinct().toList());
    }

    /** What is used of the memory of its GPUs, in bytes; nothing where it computes on a processor. */
    public OptionalLong gpuMemory() {
        return devices.contains(Devices.CPU) ? OptionalLong.empty() : OptionalLong.of(Devices.used(devices));
    }

    public double gpuMemoryMb() {
        return gpuMemory().orElse(0) >> 20;
    }

    /** All memory of its GPUs; 0 where it computes on a processor. */
    public double gpuMemoryTotalMb() {
        return devices.contains(Devices.CPU) ? 0 : Devices.total(devices) >> 20;
    }

    /** Which share of the memory of keys and values so many tokens take. */
    public double usedRatio(int tokens) {
        return (double) tokens / memory.tokens();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
