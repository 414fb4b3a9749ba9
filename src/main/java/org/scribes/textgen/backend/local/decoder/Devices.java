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

/** The devices that this machine has, and which layer of a model goes where. */
final class Devices {
    static final String CPU = "cpu";

    private static final String CUDA = "cuda";
    /** Of a GPU's memory: the rest is for keys, values and what is computed. */
    private static final double SHARE_FOR_WEIGHTS = 0.7;

    private final List<Gpu> gpus;

    /**
     * A GPU.
     *
     * @param free bytes of its memory
     * @param bfloat16 whether it computes with them
     */
    record Gpu(long free, boolean bfloat16) {}

    Devices(List<Gpu> gpus) {
        this.gpus = List.copyOf(gpus);
    }

    /** Those that the engine's CUDA sees. */
    static Devices ofThisMachine() {
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

    /** The type that floats have on the device that {@code asked} comes to, where nothing else is asked for. */
    TorchType halfType(String asked) {
        return chosen(asked).stream().allMatch(gpu -> gpus.get(gpu).bfloat16()) ? TorchType.BF16 : TorchType.F16;
    }

    /** Whether {@code asked} ({@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}) comes to a GPU. */
    boolean isGpu(String asked) {
        return !asked.equals(CPU) && !(asked.equals(LocalConfig.AUTO) && gpus.isEmpty());
    }

    /**
     * The device of each layer: all on one where they fit, else on one after another. What stands before the first layer
     * and after the last goes with these layers.
     *
     * @throws ModelLoadException where there is no such device, or too little memory
     */
    List<String> place(String asked, int layers, WeightBytes weights) {
        if (!isGpu(asked)) {
            return Collections.nCopies(layers, CPU);
        }
        List<String> places = new ArrayList<>();
        for (int gpu : chosen(asked)) {
            long room = (long) (SHARE_FOR_WEIGHTS * gpus.get(gpu).free()) - (places.isEmpty() ? weights.before() : 0);
            int left = layers - places.size();
            boolean all = room >= left * weights.layer() + weights.after();
            long some = Math.min(Math.max(room, 0) / Math.max(weights.layer(), 1), left - 1);
            places.addAll(Collections.nCopies(all ? left : (int) some, CUDA + ":" + gpu));
            if (all) {
                return places;
            }
        }
        throw new ModelLoadException(
                "config.json",
                "the weights take %d MB, and %.0f %% of the GPUs' free memory take %d of %d layers: use a larger or another GPU, or textgen.local.device=cpu"
                        .formatted(weights.all(layers) / 1_000_000, 100 * SHARE_FOR_WEIGHTS, places.size(), layers));
    }

    /** What is used now of the memory of GPUs, in bytes. */
    static long used(List<String> devices) {
        return sum(devices, MemoryUsage::getUsed);
    }

    /** All memory of GPUs, in bytes. */
    static long total(List<String> devices) {
        return sum(devices, MemoryUsage::getMax);
    }

    private static long sum(List<String> devices, ToLongFunction<MemoryUsage> part) {
        return devices.stream()
                .distinct()
                .mapToLong(device -> part.applyAsLong(CudaUtils.getGpuMemory(Device.gpu(index(device)))))
                .sum();
    }

    /** The least free memory of the GPUs that are used. */
    long free(List<String> used) {
        return used.stream()
                .distinct()
                .mapToLong(device -> gpus.get(index(device)).free())
                .min()
                .orElse(0);
    }

    private List<Integer> chosen(String asked) {
        boolean one = asked.contains(":");
        if (gpus.isEmpty() || (one && index(asked) >= gpus.size())) {
            throw new ModelLoadException(
                    "textgen.local.device",
                    "asks for %s, but the engine sees %s; a GPU needs the CUDA build of libtorch (see README)"
                            .formatted(asked, gpus.isEmpty() ? "no GPU" : gpus.size() + " GPUs, numbered from 0"));
        }
        return one
                ? List.of(index(asked))
                : IntStream.range(0, gpus.size()).boxed().toList();
    }

    private static int index(String device) {
        return Integer.parseInt(device.substring(CUDA.length() + 1));
    }
}
