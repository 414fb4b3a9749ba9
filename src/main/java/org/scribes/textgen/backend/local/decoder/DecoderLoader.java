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
     * @param memory grants memory before any is taken
     * @param progress receives the loaded share, 0 to 1
     */
    public LoadedDecoder load(
            Path folder,
            DecoderFamily family,
            ModelConfig config,
            int window,
            MemoryGrant memory,
            DoubleConsumer progress) {
        Devices available = Devices.ofThisMachine();
        DecoderPlan plan = family.plan(config);
        Numerics numerics = NumericsChoice.of(precision(plan), local.device(), available, CpuFeatures.ofThisMachine());
        List<String> devices = available.place(local.device(), plan.layers(), WeightBytes.of(plan, numerics));
        long kvBudget = memory.reserve(need(folder, plan, numerics, devices, window));
        progress.accept(0);
        Decoder decoder = CheckpointLoader.load(folder, plan, config.vocabSize(), numerics, devices, progress);
        try {
            StepTimes times = new Calibration(decoder, clock(devices))
                    .measure(local.batchSize().orElse(BatchSize.MAX), window);
            int batchSize = local.batchSize()
                    .orElseGet(() -> BatchSize.of(times, assistant.maxOutputTokens(), huggingFace.timeout()));
            KvPlan kvPlan = KvPlan.of(plan, numerics.compute(), kvBudget, (long) batchSize * window);
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

    private MemoryNeed need(Path folder, DecoderPlan plan, Numerics numerics, List<String> devices, int window) {
        List<MemoryNeed.Part> parts = devices.contains(Devices.CPU)
                ? List.of(new MemoryNeed.Part(Devices.CPU, CheckpointLoader.bytes(folder, plan, numerics), 1))
                : WeightBytes.of(plan, numerics).parts(devices);
        long most = (long) local.batchSize().orElse(BatchSize.MAX) * window;
        return new MemoryNeed(parts, KvPlan.perToken(plan, numerics.compute()), window, most, local.kvMemory());
    }
}
