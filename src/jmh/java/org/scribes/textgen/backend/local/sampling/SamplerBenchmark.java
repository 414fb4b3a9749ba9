package org.scribes.textgen.backend.local.sampling;

import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the choice of one token costs, the copy of the scores that it may change included: {@link #copy}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SamplerBenchmark {
    private static final int PROMPT = 1200;
    private static final int LIKELY = 20;

    @Param({"32000", "128256"})
    private int vocabulary;

    private final Random random = new Random(7);
    private float[] model = {};
    private float[] logits = {};
    private Sampler greedy = scores -> Sampler.NOTHING;
    private Sampler greedyWithPenalty = greedy;
    private Sampler topP = greedy;
    private Sampler topPWithPenalty = greedy;
    private Sampler topPOfWarm = greedy;
    private Sampler topK = greedy;
    private Sampler all = greedy;

    /** StepLogits like a model's: a bell, and a few tokens that stand out. */
    @Setup
    public void setUp() {
        model = new float[vocabulary];
        for (int id = 0; id < vocabulary; id++) {
            model[id] = (float) (2.5 * random.nextGaussian());
        }
        for (int i = 0; i < LIKELY; i++) {
            model[random.nextInt(vocabulary)] = 10 + 8 * random.nextFloat();
        }
        logits = new float[vocabulary];
        greedy = sampler(0, 1, 0, 1);
        greedyWithPenalty = sampler(0, 1, 0, 1.1);
        topP = sampler(0.2, 0.9, 0, 1);
        topPWithPenalty = sampler(0.2, 0.9, 0, 1.1);
        topPOfWarm = sampler(1, 0.9, 0, 1);
        topK = sampler(1, 1, 50, 1);
        all = sampler(1, 1, 0, 1);
    }

    private Sampler sampler(double temperature, double share, int count, double penalty) {
        int[] prompt = random.ints(PROMPT, 0, vocabulary).toArray();
        return Sampler.of(new SamplingParameters(temperature, share, count, penalty, true, OptionalLong.of(7)), prompt);
    }

    private float[] scores() {
        System.arraycopy(model, 0, logits, 0, vocabulary);
        return logits;
    }

    @Benchmark
    public float[] copy() {
        return scores();
    }

    @Benchmark
    public int greedy() {
        return greedy.next(scores());
    }

    @Benchmark
    public int greedyWithPenalty() {
        return greedyWithPenalty.next(scores());
    }

    /** Temperature 0.2, top_p 0.9: what a request gets that asks for nothing. */
    @Benchmark
    public int topP() {
        return topP.next(scores());
    }

    @Benchmark
    public int topPWithPenalty() {
        return topPWithPenalty.next(scores());
    }

    /** Temperature 1, top_p 0.9. */
    @Benchmark
    public int topPOfWarm() {
        return topPOfWarm.next(scores());
    }

    /** Temperature 1, top_k 50. */
    @Benchmark
    public int topK() {
        return topK.next(scores());
    }

    /** Temperature 1, and all tokens. */
    @Benchmark
    public int all() {
        return all.next(scores());
    }
}
