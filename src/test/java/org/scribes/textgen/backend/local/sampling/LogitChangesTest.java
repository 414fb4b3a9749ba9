package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.TokenConstraint;

/** Compares penalties and bias with OpenAI's formula, and checks where they do not apply. */
class LogitChangesTest {
    private static final int SIZE = 40;
    private static final int[] PROMPT = {3, 3, 7};
    private static final int[] NO_PROMPT = {};

    private static float[] logits(Random random) {
        float[] logits = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            logits[i] = (float) (4 * random.nextGaussian());
        }
        return logits;
    }

    private static SamplingParameters greedy(double repetition, LogitAdjustments adjustments) {
        return new SamplingParameters(0, 1, 0, repetition, true, OptionalLong.empty(), adjustments);
    }

    private static LogitAdjustments adjustments(double frequency, double presence, Map<Integer, Double> bias) {
        return new LogitAdjustments(
                OptionalDouble.of(frequency), OptionalDouble.of(presence), bias, OptionalDouble.empty());
    }

    /** Bias, then the repetition penalty over prompt and answer, then the two others over the answer. */
    private static float[] expected(
            float[] logits, double repetition, LogitAdjustments adjustments, List<Integer> answer) {
        float[] changed = logits.clone();
        for (int id = 0; id < SIZE; id++) {
            double logit = changed[id] + adjustments.logitBias().getOrDefault(id, 0.0);
            if (id == 3 || id == 7 || answer.contains(id)) {
                logit = logit > 0 ? logit / repetition : logit * repetition;
            }
            int count = Collections.frequency(answer, id);
            logit -= count * adjustments.frequencyPenalty().orElse(0);
            logit -= count > 0 ? adjustments.presencePenalty().orElse(0) : 0;
            changed[id] = (float) logit;
        }
        return changed;
    }

    @Property(tries = 500)
    void apply_anyAnswer_matchesTheFormulas(
            @ForAll @DoubleRange(min = -2, max = 2) double frequency,
            @ForAll @DoubleRange(min = -2, max = 2) double presence,
            @ForAll @DoubleRange(min = 0.5, max = 2) double repetition,
            @ForAll @IntRange(max = 30) int length,
            @ForAll long seed) {
        Random random = new Random(seed);
        LogitAdjustments adjustments =
                adjustments(frequency, presence, Map.of(random.nextInt(SIZE), 200 * random.nextDouble() - 100));
        LogitChanges changes = LogitChanges.of(greedy(repetition, adjustments), PROMPT);
        List<Integer> answer = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int token = random.nextInt(8);
            answer.add(token);
            changes.see(token);
        }
        float[] logits = logits(random);
        float[] expected = expected(logits, repetition, adjustments, answer);

        changes.apply(logits);

        for (int id = 0; id < SIZE; id++) {
            assertThat(logits[id]).as("token %d", id).isCloseTo(expected[id], within(1e-4f));
        }
    }

    @Property(tries = 200)
    void nothingAsked_changesNoBit(@ForAll long seed) {
        Random random = new Random(seed);
        LogitChanges changes = LogitChanges.of(greedy(1, LogitAdjustments.NONE), PROMPT);
        changes.see(5);
        float[] logits = logits(random);
        float[] before = logits.clone();

        changes.apply(logits);

        assertThat(logits).isEqualTo(before);
    }

    /** A sampler that was given a proposal verifies it row by row, and so ends in the same state as one without. */
    @Property(tries = 300)
    void next_rowsOfAProposal_giveTheTokensOfSingleSteps(@ForAll long seed) {
        Random random = new Random(seed);
        LogitAdjustments adjustments = new LogitAdjustments(
                OptionalDouble.of(1.5), OptionalDouble.of(0.5), Map.of(2, 5.0), OptionalDouble.of(0.9));
        SamplingParameters parameters =
                new SamplingParameters(0.8, 0.95, 20, 1.1, true, OptionalLong.of(seed), adjustments);
        Sampler single = Sampler.of(parameters, PROMPT);
        Sampler verifying = Sampler.of(parameters, PROMPT);
        for (int step = 0; step < 5; step++) {
            float[][] rows = {logits(random), logits(random), logits(random)};
            int first = single.next(rows[0].clone());
            int second = single.next(rows[1].clone());
            int[] proposal = random.nextBoolean() ? new int[] {first, second} : new int[] {first, second + 1};

            assertThat(verifying.next(rows[0])).isEqualTo(proposal[0]);
            int accepted = verifying.next(rows[1]);
            assertThat(accepted).isEqualTo(second);
            if (accepted == proposal[1]) {
                assertThat(verifying.next(rows[2].clone())).isEqualTo(single.next(rows[2]));
            }
        }
    }

    @Example
    void next_biasOfAHundred_choosesTheToken() {
        Random random = new Random(1);
        Sampler sampler = Sampler.of(greedy(1, adjustments(0, 0, Map.of(9, 100.0, 4, -100.0))), PROMPT);

        for (int i = 0; i < 20; i++) {
            assertThat(sampler.next(logits(random))).isEqualTo(9);
        }
    }

    @Example
    void next_constraintBinds_appliesNoPenaltyAndNoBias() {
        Vocabulary.Builder builder = new Vocabulary.Builder(3, Set.of(2));
        builder.token(0, new byte[] {'a'}, new byte[] {'a'});
        builder.token(1, new byte[] {'b'}, new byte[] {'b'});
        Vocabulary vocabulary = builder.build();
        LogitAdjustments adjustments = adjustments(2, 2, Map.of(0, -50.0));
        Sampler bound =
                Sampler.of(greedy(1, adjustments), NO_PROMPT, new ConstrainedSequence(vocabulary, new Letters(true)));
        Sampler free =
                Sampler.of(greedy(1, adjustments), NO_PROMPT, new ConstrainedSequence(vocabulary, new Letters(false)));

        for (int i = 0; i < 5; i++) {
            assertThat(bound.next(new float[] {1, 0, -9})).isZero();
        }
        assertThat(free.next(new float[] {1, 0, -9})).isEqualTo(1);
    }

    /** Allows any letters, and binds everywhere or nowhere. */
    private record Letters(boolean binding) implements TokenConstraint {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public long next(long state, int next) {
            return 0;
        }

        @Override
        public boolean binds(long state) {
            return binding;
        }

        @Override
        public boolean mayEnd(long state) {
            return true;
        }
    }
}
