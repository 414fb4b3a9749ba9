package org.scribes.textgen.backend.local.decoder;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.ModelLoadException;

/** The machine's devices, and the placement of layers on them. */
final class Devices {
    static final String CPU = LocalConfig.CPU;

    private static final String CUDA = "cuda";
    /** The share of a GPU's memory for weights. The rest is for the KV cache and activations. */
    private static final double WEIGHTS_SHARE = 0.7;

    private final List<Gpu> gpus;

    /**
     * A GPU.
     *
     * @param free free memory in bytes
     * @param bfloat16 whether it supports bfloat16
     */
    record Gpu(long free, boolean bfloat16) {}

    Devices(List<Gpu> gpus) {
        this.gpus = List.copyOf(gpus);
    }

    /** The GPUs that CUDA reports, with the memory that was free when they were first asked for. */
    static Devices ofThisMachine() {
        return Machine.DEVICES;
    }

    /** Asks CUDA on first use. Free memory is budgeted from then on, not measured again. */
    private static final class Machine {
        private static final Devices DEVICES = found();
    }

    private static Devices found() {
        return new Devices(IntStream.range(0, CudaUtils.getGpuCount())
                .mapToObj(gpu -> new Gpu(free(gpu), computeCapability(gpu) >= 80))
                .toList());
    }

    private static long free(int gpu) {
        MemoryUsage memory = CudaUtils.getGpuMemory(Device.gpu(gpu));
        return memory.getMax() - memory.getUsed();
    }

    private static int computeCapability(int gpu) {
        return Integer.parseInt(CudaUtils.getComputeCapability(gpu));
    }

    /** The default float type on the requested device. */
    TorchType halfType(String requested) {
        return chosen(requested).stream().allMatch(gpu -> gpus.get(gpu).bfloat16()) ? TorchType.BF16 : TorchType.F16;
    }

    /** Whether {@code requested} ({@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}) selects a GPU. */
    boolean isGpu(String requested) {
        return !requested.equals(CPU) && !(requested.equals(LocalConfig.AUTO) && gpus.isEmpty());
    }

    /**
     * The device of each layer: all on one device if they fit, else on consecutive devices. Weights before the first
     * and after the last layer are placed with those layers.
     *
     * @throws ModelLoadException if the device does not exist or memory is too small
     */
    List<String> place(String requested, int layers, WeightBytes weights) {
        if (!isGpu(requested)) {
            return Collections.nCopies(layers, CPU);
        }
        List<String> placement = new ArrayList<>();
        for (int gpu : chosen(requested)) {
            long room = (long) (WEIGHTS_SHARE * gpus.get(gpu).free()) - (placement.isEmpty() ? weights.before() : 0);
            int left = layers - placement.size();
            boolean all = room >= left * weights.layer() + weights.after();
            long some = Math.min(Math.max(room, 0) / Math.max(weights.layer(), 1), left - 1);
            placement.addAll(Collections.nCopies(all ? left : (int) some, CUDA + ":" + gpu));
            if (all) {
                return placement;
            }
        }
        throw ModelLoadException.ofSetting(
                "textgen.local.device",
                "the weights take %d MB, and %.0f %% of the GPUs' free memory take %d of %d layers: use a larger or another GPU, or textgen.local.device=cpu"
                        .formatted(weights.total(layers) / 1_000_000, 100 * WEIGHTS_SHARE, placement.size(), layers));
    }

    /** Used GPU memory in bytes. */
    static long used(List<String> devices) {
        return sum(devices, MemoryUsage::getUsed);
    }

    /** Total GPU memory in bytes. */
    static long total(List<String> devices) {
        return sum(devices, MemoryUsage::getMax);
    }

    private static long sum(List<String> devices, ToLongFunction<MemoryUsage> part) {
        return devices.stream()
                .distinct()
                .mapToLong(device -> part.applyAsLong(CudaUtils.getGpuMemory(Device.gpu(index(device)))))
                .sum();
    }

    /** The memory of a GPU that was free. */
    long free(String device) {
        return gpus.get(index(device)).free();
    }

    private List<Integer> chosen(String requested) {
        boolean one = requested.contains(":");
        if (gpus.isEmpty() || (one && index(requested) >= gpus.size())) {
            throw ModelLoadException.ofSetting(
                    "textgen.local.device",
                    "asks for %s, but the engine sees %s; a GPU needs the CUDA build of libtorch (see docs/deployment.md)"
                            .formatted(requested, gpus.isEmpty() ? "no GPU" : gpus.size() + " GPUs, numbered from 0"));
        }
        return one
                ? List.of(index(requested))
                : IntStream.range(0, gpus.size()).boxed().toList();
    }

    private static int index(String device) {
        return Integer.parseInt(device.substring(CUDA.length() + 1));
    }
}
