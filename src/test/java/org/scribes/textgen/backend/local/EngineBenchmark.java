package org.scribes.textgen.backend.local;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.backend.local.checkpoint.ModelConfig;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.domain.Cancellation;

/** Times the engine on a checkpoint: prompts of so many tokens, so many streams together, greedy. Prints a line of JSON each. */
final class EngineBenchmark {
    private static final SamplingParameters GREEDY = new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty());
    private static final int SPREAD = 30_000;

    private EngineBenchmark() {}

    /**
     * Times a checkpoint.
     *
     * @param arguments its folder, precision (int8, int4, f32, bf16), tokens of a prompt, new tokens, streams...
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int promptLength = Integer.parseInt(arguments[2]);
        int newTokens = Integer.parseInt(arguments[3]);
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(Runtime.getRuntime().availableProcessors());
        ModelConfig config = ModelConfig.read(folder);
        int most = IntStream.range(4, arguments.length)
                .map(i -> Integer.parseInt(arguments[i]))
                .max()
                .orElse(1);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder);
                TimedDecoder decoder = new TimedDecoder(TestingCheckpoints.load(folder, numerics(arguments[1])))) {
            int memory = most * (promptLength + newTokens);
            decoder.reserve(memory);
            for (int i = 4; i < arguments.length; i++) {
                int streams = Integer.parseInt(arguments[i]);
                LocalModel model = TestingModels.of(
                        decoder,
                        memory,
                        tokenizer,
                        VocabularyReader.read(folder, tokenizer, config.vocabSize(), Set.of()),
                        Set.of());
                List<PreparedRequest> requests = IntStream.range(0, streams)
                        .mapToObj(stream -> request(stream, promptLength, newTokens))
                        .toList();
                decoder.begin(streams);
                long start = System.nanoTime();
                new TestingBatch(model, streams)
                        .answers(requests, new Cancellation(Duration.ofHours(1), System::nanoTime));
                double whole = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "{\"engine\":\"ours\",\"shape\":\"%s\",\"precision\":\"%s\",\"streams\":%d,"
                                + "\"prompt_tokens_per_second\":%.2f,\"decode_tokens_per_second\":%.2f,"
                                + "\"outside_share\":%.4f,\"resident_mb\":%d}%n",
                        folder.getFileName(),
                        arguments[1],
                        streams,
                        streams * promptLength / decoder.readSeconds(),
                        streams * (newTokens - 1) / decoder.decodeSeconds(),
                        1 - decoder.insideSeconds() / whole,
                        residentMegabytes());
            }
        }
    }

    private static Numerics numerics(String precision) {
        return switch (precision) {
            case "int8" -> Numerics.int8(false);
            case "int4" -> Numerics.int4();
            case "bf16" -> Numerics.floats(TorchType.BF16);
            default -> Numerics.F32;
        };
    }

    private static PreparedRequest request(int stream, int promptLength, int newTokens) {
        List<Integer> prompt = IntStream.range(0, promptLength)
                .map(i -> 300 + (i * 7919 + stream * 104_729) % SPREAD)
                .boxed()
                .toList();
        return new PreparedRequest(prompt, newTokens, GREEDY, List.of(), Optional.empty(), List.of());
    }

    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
