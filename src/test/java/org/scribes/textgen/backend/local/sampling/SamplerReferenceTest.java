package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Compares the optimised sampler with plain stages over all tokens. */
class SamplerReferenceTest {
    private static final int[] NO_PROMPT = {};

    /** Flat, model-like, sharply peaked and coarse distributions, with tokens that are never allowed. */
    private static float[] logits(Random random, int size) {
        float[] logits = new float[size];
        int kind = random.nextInt(6);
        DoubleSupplier supplier = switch (kind) {
            case 0 -> () -> random.nextGaussian();
            case 1 -> () -> 3 * random.nextGaussian() + (random.nextInt(50) == 0 ? 15 : 0);
            case 2 -> () -> 100 * random.nextGaussian();
            case 3 -> () -> random.nextInt(4) - 7;
            case 4 -> () -> random.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY : 5 * random.nextGaussian();
            default -> () -> 30 + 1e-5 * random.nextGaussian();
        };
        for (int i = 0; i < size; i++) {
            logits[i] = (float) supplier.getAsDouble();
        }
        return logits;
    }

    @Provide
    Arbitrary<SamplingParameters> parameters() {
        Arbitrary<Double> temperatures = Arbitraries.of(0.0, 1e-6, 0.05, 0.2, 0.7, 1.0, 1.3, 2.0);
        Arbitrary<Double> shares = Arbitraries.of(1e-3, 0.1, 0.5, 0.9, 0.95, 0.999, 1 - 1e-9, 1 - 1e-16, 1.0);
        Arbitrary<Integer> counts = Arbitraries.of(0, 0, 1, 2, 5, 50, 400, 1 << 30);
        return Combinators.combine(temperatures, shares, counts, Arbitraries.longs())
                .as((temperature, share, count, seed) ->
                        new SamplingParameters(temperature, share, count, 1, false, OptionalLong.of(seed)));
    }

    @Property(tries = 3000)
    void next_anyLogits_matchesPlainStages(
            @ForAll("parameters") SamplingParameters parameters,
            @ForAll @IntRange(min = 1, max = 600) int size,
            @ForAll long seed) {
        Random random = new Random(seed);
        Sampler sampler = Sampler.of(parameters, NO_PROMPT);
        ReferenceSampler reference = new ReferenceSampler(parameters);

        for (int i = 0; i < 8; i++) {
            float[] logits = logits(random, size);
            assertThat(sampler.next(logits.clone())).isEqualTo(reference.next(logits));
        }
    }

    @Property(tries = 20)
    void next_modelVocabulary_matchesPlainStages(
            @ForAll("parameters") SamplingParameters parameters, @ForAll long seed) {
        Random random = new Random(seed);
        Sampler sampler = Sampler.of(parameters, NO_PROMPT);
        ReferenceSampler reference = new ReferenceSampler(parameters);

        for (int i = 0; i < 3; i++) {
            float[] logits = logits(random, 32_000);
            assertThat(sampler.next(logits.clone())).isEqualTo(reference.next(logits));
        }
    }

    @Property(tries = 1000)
    void next_maskedLogits_matchesPlainStages(
            @ForAll("parameters") SamplingParameters parameters,
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll boolean only,
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] listed = IntStream.range(0, size)
                .filter(id -> random.nextInt(3) == 0 && id != size - 1)
                .toArray();
        TokenMask mask = only && listed.length > 0 ? TokenMask.only(listed) : TokenMask.without(listed);
        int[] allowed = IntStream.range(0, size).filter(mask::allows).toArray();
        float[] logits = logits(random, size);

        float[] front = logits.clone();
        int count = mask.compact(front);
        int token = mask.token(Sampler.of(parameters, NO_PROMPT).next(Arrays.copyOf(front, count)));

        assertThat(count).isEqualTo(allowed.length);
        assertThat(IntStream.range(0, count).map(mask::token).toArray()).containsExactly(allowed);
        assertThat(token).isEqualTo(new ReferenceSampler(parameters).next(logits, allowed));
    }

    /** Checks draws below the cut, which only the exact second pass can decide. */
    @Example
    void index_decisionBelowTheCut_matchesPlainStages() {
        float[] logits = new float[60_000];
        Arrays.fill(logits, -37.5f);
        logits[30_000] = 0;
        for (double position : new double[] {0, 1e-13, 1e-12, 1.5e-12, 1.6e-12, 1e-11, 0.5, 1 - 1e-12, 1 - 1e-16}) {
            RandomChoice choice = new RandomChoice(
                    new SamplingParameters(1, 1, 0, 1, false, OptionalLong.empty()), new FixedRandom(position));

            assertThat(choice.index(logits.clone(), logits.length))
                    .as("at %s", position)
                    .isEqualTo(new Candidates(logits.clone()).at(position));
        }
    }

    private record FixedRandom(double position) implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double nextDouble() {
            return position;
        }
    }
}
