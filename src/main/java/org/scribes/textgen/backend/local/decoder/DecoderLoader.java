package org.scribes.textgen.backend.local.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.Precision;

/** Loads a decoder as the configuration and the machine have it: where, how exact, and with how much memory. */
public final class DecoderLoader {
    /** Of the memory that is free, where no size is configured. */
    private static final int SHARE_FOR_KEYS_AND_VALUES = 4;
    /** Weights of linear layers. */
    private static final long TINY = 32_000_000;

    private final HuggingFaceConfig huggingFace;
    private final LocalConfig local;

    public DecoderLoader(HuggingFaceConfig huggingFace, LocalConfig local) {
        this.huggingFace = huggingFace;
        this.local = local;
    }

    /**
     * Loads the checkpoint in {@code folder}.
     *
     * @param window the most tokens of one sequence
     * @param progress takes the share that is loaded, from 0 to 1
     */
    public LoadedDecoder load(
            Path folder, DecoderFamily family, ModelConfig config, int window, DoubleConsumer progress) {
        Devices machine = Devices.ofThisMachine();
        DecoderPlan plan = family.plan(config);
        Numerics numerics = NumericsChoice.of(precision(plan), local.device(), machine, CpuFeatures.ofThisMachine());
        List<String> devices = machine.place(local.device(), plan.layers(), WeightBytes.of(plan, numerics));
        Decoder decoder = CheckpointLoader.load(folder, plan, config.vocabSize(), numerics, devices, progress);
        boolean reserved = false;
        try {
            long budget = local.kvMemory().orElseGet(() -> free(machine, devices) / SHARE_FOR_KEYS_AND_VALUES);
            KvPlan memory = KvPlan.of(plan, numerics.compute(), budget, (long) local.batchSize() * window);
            decoder.reserve(memory.tokens());
            reserved = true;
            return new LoadedDecoder(decoder, numerics, devices, memory);
        } finally {
            if (!reserved) {
                decoder.close();
            }
        }
    }

    /**
     * Where nothing is asked for, a small model stays exact: it is fast as it is, and has little to spare (the embedded
     * one takes README's first question for another in int8).
     */
    private Precision precision(DecoderPlan plan) {
        boolean tiny = WeightBytes.read(plan, Numerics.int8(false)) < TINY;
        return huggingFace.precision() == Precision.AUTO && tiny ? Precision.F32 : huggingFace.precision();
    }

    private static long free(Devices machine, List<String> devices) {
        return devices.contains(Devices.CPU) ? FreeMemory.bytes() : machine.free(devices);
    }
}
