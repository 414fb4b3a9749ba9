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
    Arbitrary<float[]> scores() {
        Arbitrary<Float> coarse = Arbitraries.integers().between(-6, 6).map(value -> value / 2f);
        Arbitrary<Float> fine = Arbitraries.floats().between(-30, 30);
        return Arbitraries.oneOf(coarse, fine).array(float[].class).ofMinSize(1).ofMaxSize(200);
    }

    @Property
    void keepMostLikely_anyCount_equalsASort(
            @ForAll("scores") float[] scores, @ForAll @IntRange(min = 1, max = 250) int count) {
        Candidates candidates = new Candidates(scores.clone());

        candidates.keepMostLikely(count);

        List<Integer> expected = sorted(scores).subList(0, Math.min(count, scores.length));
        assertThat(ids(candidates)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void keepMass_anyShare_isMinimal(
            @ForAll("scores") float[] scores, @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 0.999) double share) {
        Candidates candidates = new Candidates(scores.clone());

        candidates.keepMass(share);

        List<Integer> order = sorted(scores);
        int kept = candidates.size();
        assertThat(ids(candidates)).containsExactlyInAnyOrderElementsOf(order.subList(0, kept));
        assertThat(share(scores, order.subList(0, kept))).isGreaterThanOrEqualTo(share - ROUNDING);
        assertThat(share(scores, order.subList(0, kept - 1))).isLessThan(share + ROUNDING);
    }

    @Property
    void keepMass_wholeShare_keepsAll(@ForAll("scores") float[] scores) {
        Candidates candidates = new Candidates(scores.clone());

        candidates.keepMass(1);

        assertThat(candidates.size()).isEqualTo(scores.length);
    }

    @Property(tries = 50)
    void at_anyPosition_isProportionalToProbability(@ForAll("scores") float[] scores) {
        Candidates candidates = new Candidates(scores.clone());
        int draws = 2000;
        int[] counts = new int[scores.length];
        for (int i = 0; i < draws; i++) {
            counts[candidates.id(candidates.at((i + 0.5) / draws))]++;
        }

        List<Integer> all = IntStream.range(0, scores.length).boxed().toList();
        double total = weight(scores, all);
        for (int id : all) {
            assertThat(counts[id] / (double) draws)
                    .isCloseTo(weight(scores, List.of(id)) / total, org.assertj.core.data.Offset.offset(2.0 / draws));
        }
    }

    @Property(tries = 200)
    void temperature_any_keepsTheOrder(
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

    @Property
    void mostLikely_equalScores_isTheLowestId(@ForAll("scores") float[] scores) {
        assertThat(new Candidates(scores.clone()).mostLikely())
                .isEqualTo(sorted(scores).get(0));
    }

    private static List<Integer> sorted(float[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparing((Integer id) -> -scores[id]).thenComparing(id -> id))
                .toList();
    }

    private static List<Integer> ids(Candidates candidates) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ids.add(candidates.id(i));
        }
        return ids;
    }

    private static double share(float[] scores, List<Integer> ids) {
        return weight(scores, ids)
                / weight(scores, IntStream.range(0, scores.length).boxed().toList());
    }

    private static double weight(float[] scores, List<Integer> ids) {
        return ids.stream().mapToDouble(id -> Math.exp(scores[id])).sum();
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
            assertThat(candidates.score(2)).isEqualTo(5);
        }
        assertThat(all.size()).isEqualTo(2);
    }
}
