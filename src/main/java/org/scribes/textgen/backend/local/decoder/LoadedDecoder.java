package org.scribes.textgen.backend.local.decoder;

import java.util.List;
import java.util.OptionalLong;

/**
 * A decoder with its weights and KV cache.
 *
 * @param numerics its precision
 * @param devices the device of each layer
 * @param kvPlan the size of the KV cache
 * @param batchSize the maximum number of sequences in a step
 * @param stepTimes the duration of steps
 */
public record LoadedDecoder(
        Decoder decoder, Numerics numerics, List<String> devices, KvPlan kvPlan, int batchSize, StepTimes stepTimes)
        implements AutoCloseable {
    public LoadedDecoder {
        devices = List.copyOf(devices);
    }

    /** The distinct devices, such as {@code cpu} or {@code cuda:0,cuda:1}. */
    public String device() {
        return String.join(",", devices.stream().distinct().toList());
    }

    /** Used GPU memory in bytes; empty on a CPU. */
    public OptionalLong gpuMemory() {
        return devices.contains(Devices.CPU) ? OptionalLong.empty() : OptionalLong.of(Devices.used(devices));
    }

    public double gpuMemoryMb() {
        return gpuMemory().orElse(0) >> 20;
    }

    /** Total GPU memory in MiB; 0 on a CPU. */
    public double gpuMemoryTotalMb() {
        return devices.contains(Devices.CPU) ? 0 : Devices.total(devices) >> 20;
    }

    /** The share of the KV cache that {@code tokens} take. */
    public double kvUsedRatio(int tokens) {
        return (double) tokens / kvPlan.tokens();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
