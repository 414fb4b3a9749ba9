package org.scribes.textgen.checkpoint;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a prompt of 1,200 tokens costs before the model sees it, with the embedded model's tokenizer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenizerBenchmark {
    private static final Path FOLDER = Path.of("src/main/resources/models/scribes-tiny");
    private static final int TOKENS = 1200;
    private static final String PASSAGE =
            "For God so loved the world, that he gave his only begotten Son, that whosoever "
                    + "believeth in him should not perish, but have everlasting life. ";

    private final CheckpointTokenizer tokenizer = CheckpointTokenizer.open(FOLDER);
    private String prompt = "";

    @Setup(Level.Trial)
    public void setUp() {
        StringBuilder text = new StringBuilder();
        while (tokenizer.encode(text.toString()).length < TOKENS) {
            text.append(PASSAGE);
        }
        prompt = text.toString();
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        tokenizer.close();
    }

    @Benchmark
    public int[] encode() {
        return tokenizer.encode(prompt);
    }

    @Benchmark
    public String defuse() {
        return tokenizer.defuse(prompt);
    }
}
