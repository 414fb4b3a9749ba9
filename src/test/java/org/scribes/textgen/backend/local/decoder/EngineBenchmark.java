package org.scribes.textgen.backend.local.decoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.ChildJvm;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.Cancellation;

/**
 * Benchmarks the engine on a checkpoint and prints a JSON line for each measurement. It first prefills all prompts
 * together. Then it runs the same prompts from the prefix cache with answers, so that prefill and decode are timed
 * separately.
 */
final class EngineBenchmark {
    private static final SamplingParameters GREEDY = new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty());
    private static final int SPREAD = 30_000;
    private static final int COPIED = 64;
    private static final int COPY_TOKENS = 200;

    private final Path folder;
    private final int promptLength;
    private final int newTokens;

    private EngineBenchmark(Path folder, int promptLength, int newTokens) {
        this.folder = folder;
        this.promptLength = promptLength;
        this.newTokens = newTokens;
    }

    /**
     * Benchmarks a checkpoint.
     *
     * @param arguments the checkpoint's folder, prompt tokens, new tokens, numbers of streams...
     */
    public static void main(String[] arguments) throws IOException {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(Runtime.getRuntime().availableProcessors());
        EngineBenchmark benchmark = new EngineBenchmark(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        int[] streams = IntStream.range(3, arguments.length)
                .map(i -> Integer.parseInt(arguments[i]))
                .toArray();
        double bandwidth = bandwidth();
        benchmark.run(Numerics.int8(CpuFeatures.ofThisMachine().saturatesInt8()), streams, bandwidth);
        benchmark.run(Numerics.int4(), new int[] {1}, bandwidth);
    }

    private void run(Numerics numerics, int[] streams, double bandwidth) throws IOException {
        ModelConfig config = ModelConfig.read(folder);
        DecoderPlan plan = DecoderFamily.of(config.modelType()).plan(config);
        long weights = WeightBytes.readPerToken(plan, numerics);
        int most = IntStream.of(streams).max().orElse(1);
        int memory = 2 * most * (promptLength + Math.max(newTokens, COPY_TOKENS));
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder);
                TimedDecoder decoder = new TimedDecoder(TestingCheckpoints.load(folder, numerics))) {
            Vocabulary vocabulary = VocabularyReader.read(folder, tokenizer, config.vocabSize(), Set.of());
            LocalModel model = TestingModels.of(decoder, memory, tokenizer, vocabulary, Set.of());
            decoder.reserve(memory);
            for (int count : streams) {
                measure(model, decoder, count, false, newTokens);
                Figures figures = measure(model, decoder, count, false, newTokens);
                double step = count / figures.decode();
                print(numerics, count, figures, weights / step / bandwidth, "");
            }
            if (numerics.weights() == Numerics.Weights.INT8) {
                print(numerics, 1, measure(model, decoder, 1, true, COPY_TOKENS), 0, ",\"case\":\"copy\"");
            }
        }
    }

    /** Tokens per second of prefill and decode, and the share of time outside libtorch. */
    private record Figures(double prompt, double decode, double outside) {}

    private Figures measure(LocalModel model, TimedDecoder decoder, int streams, boolean copies, int tokens) {
        TestingBatch batch = new TestingBatch(model, streams, copies, System::nanoTime);
        Cancellation cancellation = new Cancellation(Duration.ofHours(1), System::nanoTime);
        decoder.repeats(copies ? COPIED : 0, promptLength);
        long start = System.nanoTime();
        batch.answers(requests(streams, 1), cancellation);
        double reading = (System.nanoTime() - start) / 1e9;
        decoder.begin();
        start = System.nanoTime();
        batch.answers(requests(streams, tokens), cancellation);
        double writing = (System.nanoTime() - start) / 1e9;
        return new Figures(
                streams * promptLength / reading, streams * tokens / writing, 1 - decoder.insideSeconds() / writing);
    }

    private List<PreparedRequest> requests(int streams, int tokens) {
        return IntStream.range(0, streams)
                .mapToObj(stream -> request(stream, tokens))
                .toList();
    }

    private PreparedRequest request(int stream, int tokens) {
        List<Integer> prompt = IntStream.range(0, promptLength)
                .map(i -> 300 + (i * 7919 + stream * 104_729) % SPREAD)
                .boxed()
                .toList();
        return new PreparedRequest(
                prompt, tokens, GREEDY, List.of(), Optional.empty(), List.of(), TestingKvCache.ONE_CLIENT);
    }

    private void print(Numerics numerics, int streams, Figures figures, double share, String more) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "{\"engine\":\"ours\",\"shape\":\"%s\",\"precision\":\"%s\",\"streams\":%d,"
                        + "\"prompt_tokens_per_second\":%.2f,\"decode_tokens_per_second\":%.2f,"
                        + "\"bandwidth_share\":%.3f,\"outside_share\":%.4f,\"resident_mb\":%d%s}%n",
                folder.getFileName(),
                numerics.label(),
                streams,
                figures.prompt(),
                figures.decode(),
                share,
                figures.outside(),
                residentMegabytes(),
                more);
    }

    /** The memory bandwidth in bytes per second: the best of a few sums over 1 GiB. */
    private static double bandwidth() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDArray numbers = manager.ones(new Shape(1 << 28));
            double best = 0;
            for (int i = 0; i < 6; i++) {
                long start = System.nanoTime();
                numbers.sum().toFloatArray();
                best = Math.max(best, (1L << 30) / ((System.nanoTime() - start) / 1e9));
            }
            return best;
        }
    }

    private static long residentMegabytes() throws IOException {
        return ChildJvm.status("VmRSS:") >> 20;
    }
}
