package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** Compares the stages with a plain sort. */
class CandidatesTest {
    private static final double ROUNDING = 1e-9;

    /** Few distinct values, so that ties are common. */
    @Provide
    Arbitrary<float[]> logits() {
        Arbitrary<Float> coarse = Arbitraries.integers().between(-6, 6).map(value -> value / 2f);
        Arbitrary<Float> fine = Arbitraries.floats().between(-30, 30);
        return Arbitraries.oneOf(coarse, fine).array(float[].class).ofMinSize(1).ofMaxSize(200);
    }

    @Property
    void keepMostLikely_anyCount_equalsASort(
            @ForAll("logits") float[] logits, @ForAll @IntRange(min = 1, max = 250) int count) {
        Candidates candidates = new Candidates(logits.clone());

        candidates.keepMostLikely(count);

        List<Integer> expected = sorted(logits).subList(0, Math.min(count, logits.length));
        assertThat(ids(candidates)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void keepMass_anyShare_isMinimal(
            @ForAll("logits") float[] logits, @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 0.999) double share) {
        Candidates candidates = new Candidates(logits.clone());

        candidates.keepMass(share);

        List<Integer> order = sorted(logits);
        int kept = candidates.size();
        assertThat(ids(candidates)).containsExactlyInAnyOrderElementsOf(order.subList(0, kept));
        assertThat(share(logits, order.subList(0, kept))).isGreaterThanOrEqualTo(share - ROUNDING);
        assertThat(share(logits, order.subList(0, kept - 1))).isLessThan(share + ROUNDING);
    }

    @Property
    void keepMass_wholeShare_keepsAll(@ForAll("logits") float[] logits) {
        Candidates candidates = new Candidates(logits.clone());

        candidates.keepMass(1);

        assertThat(candidates.size()).isEqualTo(logits.length);
    }

    @Property(tries = 50)
    void at_anyPosition_isProportionalToProbability(@ForAll("logits") float[] logits) {
        Candidates candidates = new Candidates(logits.clone());
        int draws = 2000;
        int[] counts = new int[logits.length];
        for (int i = 0; i < draws; i++) {
            counts[candidates.id(candidates.at((i + 0.5) / draws))]++;
        }

        List<Integer> all = IntStream.range(0, logits.length).boxed().toList();
        double total = weight(logits, all);
        for (int id : all) {
            assertThat(counts[id] / (double) draws)
                    .isCloseTo(weight(logits, List.of(id)) / total, org.assertj.core.data.Offset.offset(2.0 / draws));
        }
    }

    @Property(tries = 200)
    void temperature_any_keepsTheOrder(
            @ForAll("logits") float[] logits, @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 2) double temperature) {
        Candidates candidates = new Candidates(logits.clone());

        SamplingStage.temperature(temperature).apply(candidates);

        for (int a = 0; a < logits.length; a++) {
            assertThat(candidates.logit(a)).isNotNaN();
            for (int b = 0; b < logits.length; b++) {
                if (logits[a] >= logits[b]) {
                    assertThat(candidates.logit(a)).isGreaterThanOrEqualTo(candidates.logit(b));
                }
            }
        }
    }

    @Property
    void mostLikely_equalLogits_isTheLowestId(@ForAll("logits") float[] logits) {
        assertThat(new Candidates(logits.clone()).mostLikely())
                .isEqualTo(sorted(logits).get(0));
    }

    private static List<Integer> sorted(float[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparing((Integer id) -> -logits[id]).thenComparing(id -> id))
                .toList();
    }

    private static List<Integer> ids(Candidates candidates) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ids.add(candidates.id(i));
        }
        return ids;
    }

    private static double share(float[] logits, List<Integer> ids) {
        return weight(logits, ids)
                / weight(logits, IntStream.range(0, logits.length).boxed().toList());
    }

    private static double weight(float[] logits, List<Integer> ids) {
        return ids.stream().mapToDouble(id -> Math.exp(logits[id])).sum();
    }

    @Example
    void keepOnlyAndDrop_leaveTheOthersInOrder() {
        Candidates kept = new Candidates(new float[] {1, 2, 3, 4, 5});
        kept.keepOnly(new int[] {0, 3, 4});
        Candidates left = new Candidates(new float[] {1, 2, 3, 4, 5});
        left.drop(new int[] {1, 2});
        Candidates all = new Candidates(new float[] {1, 2});
        all.drop(new int[0]);

        for (Candidates candidates : List.of(kept, left)) {
            assertThat(candidates.size()).isEqualTo(3);
            assertThat(new int[] {candidates.id(0), candidates.id(1), candidates.id(2)})
                    .containsExactly(0, 3, 4);
            assertThat(candidates.logit(2)).isEqualTo(5);
        }
        assertThat(all.size()).isEqualTo(2);
    }
}
