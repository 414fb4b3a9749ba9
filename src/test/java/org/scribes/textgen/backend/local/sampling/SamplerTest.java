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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.TokenConstraint;

class SamplerTest {
    private static final int[] NO_PROMPT = {};
    private static final float[] SCORES = {1, 3, 2.9f, -1, 0};

    @Provide
    Arbitrary<float[]> logits() {
        return Arbitraries.floats()
                .between(-30, 30)
                .array(float[].class)
                .ofMinSize(2)
                .ofMaxSize(100);
    }

    private static SamplingParameters parameters(double temperature, double topP, int topK, double penalty) {
        return new SamplingParameters(temperature, topP, topK, penalty, false, OptionalLong.of(7));
    }

    private static List<Integer> draw(Sampler sampler, float[] logits, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sampler.next(logits.clone()))
                .toList();
    }

    @Example
    void next_temperatureZero_isTheLikeliest() {
        Sampler sampler = Sampler.of(parameters(0, 0.5, 2, 1), NO_PROMPT);

        assertThat(draw(sampler, SCORES, 5)).containsOnly(1);
    }

    @Property(tries = 100)
    void next_sameSeed_samplesTheSame(@ForAll("logits") float[] logits, @ForAll long seed) {
        SamplingParameters parameters = new SamplingParameters(1, 0.9, 0, 1.1, false, OptionalLong.of(seed));

        assertThat(draw(Sampler.of(parameters, NO_PROMPT), logits, 20))
                .isEqualTo(draw(Sampler.of(parameters, NO_PROMPT), logits, 20));
    }

    @Example
    void next_noSeed_samplesDifferently() {
        SamplingParameters parameters = new SamplingParameters(2, 1, 0, 1, false, OptionalLong.empty());
        Set<List<Integer>> draws = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            draws.add(draw(Sampler.of(parameters, NO_PROMPT), SCORES, 40));
        }

        assertThat(draws).hasSizeGreaterThan(1);
    }

    /** Proposals rely on this: a position's random number does not depend on earlier positions. */
    @Property(tries = 100)
    void next_anyPosition_isIndependentOfEarlierOnes(
            @ForAll("logits") float[] logits,
            @ForAll("logits") float[] others,
            @ForAll @IntRange(max = 9) int position,
            @ForAll long seed) {
        SamplingParameters parameters = new SamplingParameters(1, 0.9, 7, 1, false, OptionalLong.of(seed));
        Sampler sampler = Sampler.of(parameters, NO_PROMPT);
        Sampler other = Sampler.of(parameters, NO_PROMPT);

        draw(sampler, logits, position);
        IntStream.range(0, position).forEach(i -> other.next(i % 2 == 0 ? others.clone() : new float[] {1}));

        assertThat(draw(other, logits, 3)).isEqualTo(draw(sampler, logits, 3));
    }

    /** The answers were recorded before any optimisation: a seed keeps its answers. */
    @Example
    void next_seed_keepsItsAnswer() {
        assertThat(draw(Sampler.of(parameters(1, 0.9, 0, 1), NO_PROMPT), SCORES, 12))
                .containsExactly(1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 2);
        assertThat(draw(Sampler.of(parameters(2, 1, 3, 1.1), NO_PROMPT), SCORES, 12))
                .containsExactly(1, 2, 0, 2, 2, 1, 2, 1, 1, 1, 1, 0);
    }

    @Property(tries = 100)
    void next_topKOne_isGreedy(@ForAll("logits") float[] logits) {
        int likeliest = new Candidates(logits.clone()).mostLikely();

        assertThat(draw(Sampler.of(parameters(1.5, 1, 1, 1), NO_PROMPT), logits, 10))
                .containsOnly(likeliest);
    }

    @Property(tries = 100)
    void penalty_one_changesNothing(@ForAll("logits") float[] logits) {
        RepetitionPenalty penalty = new RepetitionPenalty(1);
        IntStream.range(0, logits.length).forEach(penalty::see);
        float[] changed = logits.clone();

        penalty.apply(changed);

        assertThat(changed).containsExactly(logits);
    }

    @Property(tries = 100)
    void penalty_aboveOne_lowersOnlySeenTokens(
            @ForAll("logits") float[] logits, @ForAll @Scale(6) @DoubleRange(min = 1.01, max = 2) double value) {
        RepetitionPenalty penalty = new RepetitionPenalty(value);
        penalty.see(0);
        float[] changed = logits.clone();

        penalty.apply(changed);

        assertThat(changed[0]).isLessThanOrEqualTo(logits[0]);
        assertThat(changed[0]).isEqualTo((float) (logits[0] > 0 ? logits[0] / value : logits[0] * value));
        for (int id = 1; id < logits.length; id++) {
            assertThat(changed[id]).isEqualTo(logits[id]);
        }
    }

    @Example
    void next_penalty_countsGeneratedTokens() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 1.5), NO_PROMPT);

        assertThat(draw(sampler, SCORES, 3)).containsExactly(1, 2, 1);
    }

    @Example
    void next_outputPenalty_ignoresThePrompt() {
        SamplingParameters output = new SamplingParameters(0, 1, 0, 1.5, false, OptionalLong.empty());
        SamplingParameters all = new SamplingParameters(0, 1, 0, 1.5, true, OptionalLong.empty());

        assertThat(Sampler.of(output, new int[] {1}).next(SCORES.clone())).isEqualTo(1);
        assertThat(Sampler.of(all, new int[] {1}).next(SCORES.clone())).isEqualTo(2);
    }

    @Example
    void next_invalidLogits_fails() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 1), NO_PROMPT);

        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> sampler.next(new float[] {0, bad}))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_FAILED));
        }
    }

    /** Allows "a", "b" or "c", ids 0 to 2, and binds after the first "b"; id 3 is silent, id 4 ends the answer. */
    private static ConstrainedSequence sequence(String... allowed) {
        Vocabulary.Builder vocabulary = new Vocabulary.Builder(5, Set.of(4));
        for (int id = 0; id < 3; id++) {
            byte[] letter = {(byte) ('a' + id)};
            vocabulary.token(id, letter, letter);
        }
        return new ConstrainedSequence(vocabulary.build(), new TestingConstraint(List.of(allowed)));
    }

    /** The allowed letters at each step; a "!" among them binds and forbids the end. */
    private record TestingConstraint(List<String> steps) implements TokenConstraint {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public long next(long state, int next) {
            return steps.get((int) state).indexOf(next) >= 0 ? Math.min(state + 1, steps.size() - 1) : REFUSED;
        }

        @Override
        public boolean binds(long state) {
            return steps.get((int) state).contains("!");
        }

        @Override
        public boolean mayEnd(long state) {
            return !binds(state);
        }
    }

    @Example
    void next_constraint_samplesTheLikeliestAllowed() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 1), NO_PROMPT, sequence("!ac", "!b", "!c", "abc"));

        assertThat(draw(sampler, SCORES, 4)).containsExactly(2, 1, 2, 1);
    }

    @Property(tries = 200)
    void next_constraint_neverSamplesAnotherToken(
            @ForAll @DoubleRange(min = 0, max = 2) double temperature,
            @ForAll @DoubleRange(min = 0.01, max = 1) double topP,
            @ForAll @IntRange(max = 5) int topK,
            @ForAll @DoubleRange(min = 0.5, max = 2) double penalty) {
        ConstrainedSequence sequence = sequence("!ac", "!a", "!ab", "!c");
        Sampler sampler = Sampler.of(parameters(temperature, topP, topK, penalty), NO_PROMPT, sequence);

        List<Integer> drawn = draw(sampler, new float[] {-5, 9, -6, -20, -20}, 6);

        assertThat(drawn.get(0)).isIn(0, 2);
        assertThat(drawn.get(1)).isEqualTo(0);
        assertThat(drawn.subList(3, 6)).containsOnly(2);
    }

    @Example
    void next_topKWithConstraint_countsOnlyAllowedTokens() {
        Sampler sampler = Sampler.of(parameters(1, 1, 1, 1), NO_PROMPT, sequence("!ac"));

        assertThat(draw(sampler, SCORES, 20)).containsOnly(2);
    }

    @Example
    void next_bound_skipsThePenalty() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 2), NO_PROMPT, sequence("bc", "!bc", "!bc", "bc", "bc"));

        assertThat(draw(sampler, new float[] {0, 3, 2.9f, 0, 0}, 5))
                .as("free; bound twice; the penalty for the first; for both that were free")
                .containsExactly(1, 1, 1, 2, 1);
    }

    @Example
    void next_boundTokens_areNotPenalisedLater() {
        Sampler sampler = Sampler.of(parameters(0, 1, 0, 2), NO_PROMPT, sequence("!b", "!b", "bc"));

        assertThat(draw(sampler, SCORES, 3)).containsExactly(1, 1, 1);
    }

    @Example
    void next_silentAndEndTokens_onlyWhereAllowed() {
        float[] wants = {0, 0, 0, 9, 8};

        assertThat(Sampler.of(parameters(0, 1, 0, 1), NO_PROMPT, sequence("abc"))
                        .next(wants.clone()))
                .isEqualTo(3);
        assertThat(Sampler.of(parameters(0, 1, 0, 1), NO_PROMPT, sequence("!abc"))
                        .next(wants.clone()))
                .isZero();
    }

    @Example
    void next_noAllowedToken_isNothing() {
        Sampler sampler = Sampler.of(parameters(1, 1, 0, 1), NO_PROMPT, sequence("!z"));

        assertThat(sampler.next(SCORES.clone())).isEqualTo(Sampler.NOTHING);
    }

    @Property(tries = 100)
    void next_permissiveConstraint_hasNoEffect(@ForAll("logits") float[] logits, @ForAll long seed) {
        SamplingParameters parameters = new SamplingParameters(1, 0.9, 0, 1.1, false, OptionalLong.of(seed));
        ConstrainedSequence free = new ConstrainedSequence(
                new Vocabulary.Builder(logits.length, Set.of()).build(), new TestingConstraint(List.of("")));

        assertThat(draw(Sampler.of(parameters, NO_PROMPT, free), logits, 20))
                .isEqualTo(draw(Sampler.of(parameters, NO_PROMPT), logits, 20));
    }
}
