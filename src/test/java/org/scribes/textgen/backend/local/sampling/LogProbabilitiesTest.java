package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scribes.textgen.domain.GenerationException;

class LogProbabilitiesTest {
    private static float[] logits(Random random, int size) {
        boolean coarse = random.nextBoolean();
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = coarse ? random.nextInt(5) : (float) (10 * random.nextGaussian());
        }
        return logits;
    }

    @Property(tries = 500)
    void of_anyLogits_isTheLogOfTheShare(@ForAll @IntRange(min = 1, max = 400) int size, @ForAll long seed) {
        float[] logits = logits(new Random(seed), size);
        double sum =
                IntStream.range(0, size).mapToDouble(i -> Math.exp(logits[i])).sum();

        LogProbabilities probabilities = LogProbabilities.of(logits);

        for (int token = 0; token < size; token++) {
            assertThat(probabilities.of(token)).isCloseTo(Math.log(Math.exp(logits[token]) / sum), within(1e-6));
        }
        assertThat(IntStream.range(0, size)
                        .mapToDouble(token -> Math.exp(probabilities.of(token)))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Property(tries = 500)
    void likeliest_anyLogits_areTheFirstOfTheSortedOnes(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 25) int count, @ForAll long seed) {
        float[] logits = logits(new Random(seed), size);

        assertThat(LogProbabilities.of(logits).likeliest(count))
                .containsExactly(IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer token) -> -logits[token]))
                        .limit(count)
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    @Example
    void of_impossibleToken_isAFiniteNumber() {
        assertThat(LogProbabilities.of(new float[] {0, Float.NEGATIVE_INFINITY}).of(1))
                .isEqualTo(-9999);
    }

    @Example
    void of_invalidLogits_areRefused() {
        for (float invalid : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> LogProbabilities.of(new float[] {0, invalid, 1}));
        }
    }
}
