package org.scribes.textgen.backend.local.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.EmbeddedBatch;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;

/** What a step costs around the decoder: scheduling, choosing tokens, their text; the decoder itself takes no time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchLoopBenchmark {
    private static final int MEMORY = 1 << 20;
    private static final int VOCABULARY = 4096;

    @Param({"1", "16"})
    private int streams;

    @Param({"false", "true"})
    private boolean speculates;

    private final TestingDecoder decoder =
            new TestingDecoder(VOCABULARY, 0, IntStream.range(300, 900).toArray());
    private final Cancellation cancellation = new Cancellation(Duration.ofDays(1), System::nanoTime);
    private final Path folder = EmbeddedModel.install(temporary());
    private final CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder);
    private final LocalModel model = TestingModels.of(
            decoder, MEMORY, tokenizer, VocabularyReader.read(folder, tokenizer, VOCABULARY, Set.of()), Set.of());
    private TestingBatch batch = new TestingBatch(model, 1);

    private static Path temporary() {
        try {
            return Files.createTempDirectory("batch-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers of 400 tokens, again and again. */
    @Setup(Level.Iteration)
    public void setUp() {
        batch = new TestingBatch(model, streams, speculates, System::nanoTime);
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        tokenizer.close();
    }

    @Benchmark
    public int step() {
        while (batch.gauges().running() + batch.waiting() < streams) {
            batch.submit(request(), cancellation);
        }
        batch.runOnce();
        decoder.steps.clear();
        return batch.gauges().running();
    }

    private static PreparedRequest request() {
        List<Integer> prompt = IntStream.range(300, 500).boxed().toList();
        return new PreparedRequest(
                prompt, 400, EmbeddedBatch.greedy(), List.of(), Optional.empty(), List.of(), TestingKvCache.ONE_CLIENT);
    }
}
