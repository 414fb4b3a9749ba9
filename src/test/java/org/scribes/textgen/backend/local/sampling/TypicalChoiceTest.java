package org.scribes.textgen.backend.local.sampling;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.scribes.textgen.domain.LogitAdjustments;

/** Compares typical sampling with a transcript of Hugging Face's warpers over plain lists. */
class TypicalChoiceTest {
    private static final int[] NO_PROMPT = {};

    private record Candidate(int id, float logit) {
        double weight() {
            return Math.exp(logit);
        }
    }

    @Provide
    Arbitrary<SamplingParameters> parameters() {
        Arbitrary<Double> temperatures = Arbitraries.of(0.2, 0.7, 1.0, 2.0);
        Arbitrary<Double> shares = Arbitraries.of(0.1, 0.5, 0.95, 1.0);
        Arbitrary<Integer> counts = Arbitraries.of(0, 0, 1, 5, 400);
        Arbitrary<Double> masses = Arbitraries.of(1e-3, 0.2, 0.5, 0.95, 0.9999);
        return Combinators.combine(temperatures, shares, counts, masses, Arbitraries.longs())
                .as(TypicalChoiceTest::parameters);
    }

    private static SamplingParameters parameters(double temperature, double topP, int topK, double mass, long seed) {
        LogitAdjustments typical =
                new LogitAdjustments(OptionalDouble.empty(), OptionalDouble.empty(), Map.of(), OptionalDouble.of(mass));
        return new SamplingParameters(temperature, topP, topK, 1, false, OptionalLong.of(seed), typical);
    }

    private static float[] logits(Random random, int size) {
        float[] logits = new float[size];
        int kind = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            logits[i] = switch (kind) {
                case 0 -> (float) (3 * random.nextGaussian());
                case 1 -> random.nextInt(4) - 7;
                case 2 -> random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : (float) (5 * random.nextGaussian());
                default -> (float) (100 * random.nextGaussian());
            };
        }
        return logits;
    }

    /** What top-k and top-p keep: the likeliest first, of equal logits the lower id; in order if they keep all. */
    private static List<Candidate> likely(SamplingParameters parameters, float[] logits) {
        float highest = logits[
                IntStream.range(0, logits.length).reduce(0, (best, id) -> logits[id] > logits[best] ? id : best)];
        List<Candidate> all = IntStream.range(0, logits.length)
                .mapToObj(id -> new Candidate(id, (float) ((logits[id] - highest) / parameters.temperature())))
                .toList();
        boolean limited = parameters.topK() > 0 && parameters.topK() < logits.length;
        if (!limited && parameters.topP() == 1) {
            return all;
        }
        List<Candidate> sorted = all.stream()
                .sorted(comparingDouble((Candidate candidate) -> -candidate.logit())
                        .thenComparingInt(Candidate::id))
                .limit(limited ? parameters.topK() : logits.length)
                .toList();
        double mass = (limited ? sorted : all).stream().reduce(0.0, (sum, next) -> sum + next.weight(), Double::sum);
        List<Candidate> kept = new ArrayList<>();
        double held = 0;
        for (Candidate next : sorted) {
            if (parameters.topP() < 1 && !kept.isEmpty() && held >= parameters.topP() * mass) {
                break;
            }
            kept.add(next);
            held += next.weight();
        }
        return kept;
    }

    private static List<Candidate> typical(List<Candidate> likely, double mass) {
        double sum = 0;
        for (Candidate next : likely) {
            sum += next.weight();
        }
        double logOfSum = Math.log(sum);
        double entropy = 0;
        for (Candidate next : likely) {
            entropy += next.weight() == 0 ? 0 : next.weight() / sum * (logOfSum - next.logit());
        }
        double center = entropy;
        List<Candidate> byDistance = likely.stream()
                .sorted(comparingDouble(next -> distance(next, logOfSum, center)))
                .toList();
        double held = 0;
        int last = 0;
        for (int i = 0; i < byDistance.size(); i++) {
            held += byDistance.get(i).weight();
            last = i;
            if (held >= mass * sum) {
                break;
            }
        }
        float farthest = distance(byDistance.get(last), logOfSum, center);
        return byDistance.stream()
                .filter(next -> distance(next, logOfSum, center) <= farthest)
                .toList();
    }

    private static float distance(Candidate candidate, double logOfSum, double entropy) {
        return (float) Math.abs(logOfSum - candidate.logit() - entropy);
    }

    private static int drawn(List<Candidate> kept, double position) {
        double mass = kept.stream().reduce(0.0, (sum, next) -> sum + next.weight(), Double::sum);
        double rest = position * mass;
        for (Candidate next : kept) {
            if (rest < next.weight()) {
                return next.id();
            }
            rest -= next.weight();
        }
        return kept.get(0).id();
    }

    @Property(tries = 3000)
    void next_anyLogits_matchesPlainWarpers(
            @ForAll("parameters") SamplingParameters parameters,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll long seed) {
        Random random = new Random(seed);
        SplittableRandom positions = new SplittableRandom(parameters.seed().orElseThrow());
        Sampler sampler = Sampler.of(parameters, NO_PROMPT);

        for (int i = 0; i < 5; i++) {
            float[] logits = logits(random, size);
            double position = positions.nextDouble();
            List<Candidate> kept = logits.length == 0 || isNever(logits)
                    ? List.of(new Candidate(0, 0))
                    : typical(
                            likely(parameters, logits),
                            parameters.adjustments().typicalP().orElseThrow());

            assertThat(sampler.next(logits.clone())).isEqualTo(drawn(kept, position));
        }
    }

    private static boolean isNever(float[] logits) {
        return IntStream.range(0, logits.length).allMatch(id -> logits[id] == Float.NEGATIVE_INFINITY);
    }

    /** The likeliest token may be the least typical: far more than a third of the mass, but far from the entropy. */
    @Example
    void next_likeliestIsNotTypical_neverSamplesIt() {
        float[] logits = new float[1001];
        logits[0] = (float) Math.log(600); // the entropy is 4.98 nats, its information 0.98, that of the others 7.38
        Sampler sampler = Sampler.of(parameters(1, 1, 0, 0.3, 7), NO_PROMPT);

        assertThat(IntStream.range(0, 200).map(i -> sampler.next(logits.clone())))
                .doesNotContain(0)
                .hasSizeGreaterThan(0);
    }

    @Example
    void next_wholeMass_isPlainSampling() {
        Random random = new Random(3);
        Sampler typical = Sampler.of(parameters(0.8, 0.9, 40, 1, 11), NO_PROMPT);
        Sampler plain = Sampler.of(new SamplingParameters(0.8, 0.9, 40, 1, false, OptionalLong.of(11)), NO_PROMPT);

        for (int i = 0; i < 50; i++) {
            float[] logits = logits(random, 500);
            assertThat(typical.next(logits.clone())).isEqualTo(plain.next(logits));
        }
    }
}
