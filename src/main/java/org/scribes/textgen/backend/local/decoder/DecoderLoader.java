package org.scribes.textgen.backend.local.decoder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.Precision;

/** Loads a decoder and chooses its devices, numerics, batch size and KV cache size from the configuration and the machine. */
public final class DecoderLoader {
    /** The KV cache takes this fraction of free memory, as 1/n, unless its size is configured. */
    private static final int KV_DIVISOR = 4;
    /** Weights of linear layers, in bytes as int8. */
    private static final long TINY_MODEL = 32_000_000;

    private final HuggingFaceConfig huggingFace;
    private final AssistantConfig assistant;
    private final LocalConfig local;

    public DecoderLoader(HuggingFaceConfig huggingFace, AssistantConfig assistant, LocalConfig local) {
        this.huggingFace = huggingFace;
        this.assistant = assistant;
        this.local = local;
    }

    /**
     * Loads the checkpoint in {@code folder}.
     *
     * @param window the maximum length of a sequence in tokens
     * @param progress receives the loaded share, 0 to 1
     */
    public LoadedDecoder load(
            Path folder, DecoderFamily family, ModelConfig config, int window, DoubleConsumer progress) {
        Devices available = Devices.ofThisMachine();
        DecoderPlan plan = family.plan(config);
        Numerics numerics = NumericsChoice.of(precision(plan), local.device(), available, CpuFeatures.ofThisMachine());
        List<String> devices = available.place(local.device(), plan.layers(), WeightBytes.of(plan, numerics));
        Decoder decoder = CheckpointLoader.load(folder, plan, config.vocabSize(), numerics, devices, progress);
        try {
            StepTimes times = new Calibration(decoder, clock(devices))
                    .measure(local.batchSize().orElse(BatchSize.MAX), window);
            int batchSize = local.batchSize()
                    .orElseGet(() -> BatchSize.of(times, assistant.maxOutputTokens(), huggingFace.timeout()));
            long budget = local.kvMemory().orElseGet(() -> free(available, devices) / KV_DIVISOR);
            KvPlan kvPlan = KvPlan.of(plan, numerics.compute(), budget, (long) batchSize * window);
            decoder.reserve(kvPlan.tokens());
            return new LoadedDecoder(decoder, numerics, devices, kvPlan, batchSize, times);
        } catch (RuntimeException | Error e) {
            decoder.close();
            throw e;
        }
    }

    /**
     * By default a small model keeps full precision: it is fast enough and loses too much accuracy in int8. The
     * embedded one misreads the README's first question in int8.
     */
    private Precision precision(DecoderPlan plan) {
        boolean small = WeightBytes.readPerToken(plan, Numerics.int8(false)) < TINY_MODEL;
        return huggingFace.precision() == Precision.AUTO && small ? Precision.F32 : huggingFace.precision();
    }

    /**
     * The clock that measures steps. On a processor it counts the thread's own time, so that other programs do not change
     * the comparison of steps.
     */
    private static LongSupplier clock(List<String> devices) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean own = devices.contains(Devices.CPU) && threads.isCurrentThreadCpuTimeSupported();
        return own ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }

    private static long free(Devices available, List<String> devices) {
        return devices.contains(Devices.CPU) ? FreeMemory.bytes() : available.free(devices);
    }
}
