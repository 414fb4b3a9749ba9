package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class SamplerTest {
    private static final int[] NO_PROMPT = {};
    private static final float[] SCORES = {1, 3, 2.9f, -1, 0};

    @Provide
    Arbitrary<float[]> scores() {
        return Arbitraries.floats()
                .between(-30, 30)
                .array(float[].class)
                .ofMinSize(2)
                .ofMaxSize(100);
    }

    private static SamplingParameters parameters(double temperature, double topP, int topK, double penalty) {
        return new SamplingParameters(temperature, topP, topK, penalty, false, OptionalLong.of(7));
    }

    private static List<Integer> draw(Sampler sampler, float[] scores, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sampler.next(scores.clone()))
                .toList();
    }

    @Example
    void next_temperatureZero_isTheLikeliest() {
        Sampler sampler = Sampler.of(parameters(0, 0.5, 2, 1), NO_PROMPT);

        assertThat(draw(sampler, SCORES, 5)).containsOnly(1);
    }

    @Property(tries = 100)
    void next_sameSeed_drawsTheSame(@ForAll("scores") float[] scores, @ForAll long seed) {
        SamplingParameters parameters = new SamplingParameters(1, 0.9, 0, 1.1, false, OptionalLong.of(seed));

        assertThat(draw(Sampler.of(parameters, NO_PROMPT), scores, 20))
                .isEqualTo(draw(Sampler.of(parameters, NO_PROMPT), scores, 20));
    }

    @Example
    void next_noSeed_drawsDifferently() {
        SamplingParameters parameters = new SamplingParameters(2, 1, 0, 1, false, OptionalLong.empty());
        Set<List<Integer>> draws = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            draws.add(draw(Sampler.of(parameters, NO_PROMPT), SCORES, 40));
        }

        assertThat(draws).hasSizeGreaterThan(1);
    }

    @Property(tries = 100)
    void next_topKOne_isGreedy(@ForAll("scores") float[] scores) {
        int likeliest = new Candidates(scores.clone()).mostLikely();

        assertThat(draw(Sampler.of(parameters(1.5, 1, 1, 1), NO_PROMPT), scores, 10))
                .containsOnly(likeliest);
    }

    @Property(tries = 200)
    void temperature_any_neverChangesTheOrder(
            @ForAll("scores") float[] scores, @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 2) double temperature) {
        Candidates candidates = new Candidates(scores.clone());

        SamplingStage.temperature(temperature).apply(candidates);

        for (int a = 0; a < scores.length; a++) {
            assertThat(candidates.score(a)).isNotNaN();
            for (int b = 0; b < scores.length; b++) {
                if (scores[a] >= scores[b]) {
                    assertThat(candidates.score(a)).isGreaterThanOrEqualTo(candidates.score(b));
                }
            }
        }
    }

    @Property(tries = 100)
    void penalty_one_changesNothing(@ForAll("scores") float[] scores) {
        RepetitionPenalty penalty = new RepetitionPenalty(1);
        IntStream.range(0, scores.length).forEach(penalty::see);
        float[] changed = scores.clone();

        penalty.apply(new Candidates(changed));

        assertThat(changed).containsExactly(scores);
    }

    @Property(tries = 100)
    void penalty_aboveOne_lowersSeenTokensAndNoOthers(
            @ForAll("scores") float[] scores, @ForAll @Scale(6) @DoubleRange(min = 1.01, max = 2) double value) {
        RepetitionPenalty penalty = new RepetitionPenalty(value);
        penalty.see(0);
        float[] changed = scores.clone();

        penalty.apply(new Candidates(changed));

        assertThat(changed[0]).isLessThanOrEqualTo(scores[0]);
        assertThat(changed[0]).isEqualTo((float) (scores[0] > 0 ? scores[0] / value : scores[0] * value));
        for (int id = 1; id < scores.length; id++) {
            assertThat(changed[id]).isEqualTo(scores[id]);
        }
    }

    @Example
    void next_penalty_countsWhatWasGenerated() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 1.5), NO_PROMPT);

        assertThat(draw(sampler, SCORES, 3)).containsExactly(1, 2, 1);
    }

    @Example
    void next_penaltyOfOutput_leavesThePromptAlone() {
        SamplingParameters output = new SamplingParameters(0, 1, 0, 1.5, false, OptionalLong.empty());
        SamplingParameters all = new SamplingParameters(0, 1, 0, 1.5, true, OptionalLong.empty());

        assertThat(Sampler.of(output, new int[] {1}).next(SCORES.clone())).isEqualTo(1);
        assertThat(Sampler.of(all, new int[] {1}).next(SCORES.clone())).isEqualTo(2);
    }

    @Example
    void next_scoresThatAreNoNumbers_fails() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 1), NO_PROMPT);

        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> sampler.next(new float[] {0, bad}))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_FAILED));
        }
    }
}
