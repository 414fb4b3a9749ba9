package org.scribes.textgen.generation.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.scribes.textgen.generation.candidate.TestingChecks.answer;
import static org.scribes.textgen.generation.candidate.TestingChecks.likely;
import static org.scribes.textgen.generation.candidate.TestingChecks.supported;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.Standing;

class RankingTest {
    @Test
    void refusal_isBelowSupportedAndAboveUnsupported() {
        List<AnswerChecks> answers = List.of(
                answer(Standing.UNSUPPORTED, 0, 0),
                answer(Standing.REFUSAL, 0, 0),
                answer(Standing.SUPPORTED, 0, 0.1, "1"));

        assertThat(order(answers)).containsExactly(2, 1, 0);
    }

    @Test
    void repairedQuotation_isWorseThanAnyAnswerWithoutOne() {
        List<AnswerChecks> answers =
                List.of(answer(Standing.SUPPORTED, 1, 1, "1"), answer(Standing.SUPPORTED, 0, 0.1, "1"));

        assertThat(order(answers)).containsExactly(1, 0);
    }

    @Test
    void equalTotals_areDecidedByAgreement() {
        List<AnswerChecks> answers = List.of(supported("3"), supported("1", "2"), supported("1", "2"));

        assertThat(order(answers)).containsExactly(1, 2, 0);
        assertThat(Ranking.scores(answers))
                .extracting(CandidateScore::agreement)
                .containsExactly(0.0, 0.5, 0.5);
    }

    @Test
    void likelihood_countsOnlyIfItIsKnownOfAll() {
        AnswerChecks sure = likely(supported("1"), OptionalDouble.of(0.9));
        AnswerChecks unsure = likely(supported("1"), OptionalDouble.of(0.3));
        AnswerChecks unknown = supported("1");

        assertThat(order(List.of(unsure, sure))).containsExactly(1, 0);
        assertThat(Ranking.scores(List.of(unsure, unknown)))
                .extracting(CandidateScore::total)
                .containsExactly(1.0, 1.0);
    }

    @Test
    void total_isTheWeightedMeanLessFalseQuotations() {
        AnswerChecks answer = likely(answer(Standing.SUPPORTED, 2, 0.5, "1"), OptionalDouble.of(0.4));

        assertThat(Ranking.scores(List.of(answer)).get(0).total())
                .isEqualTo(Math.round(100 * (0.4 * 0.5 + 0.15 * 0.4 + 0.2) / 0.75) / 100.0 - 2, within(1e-9));
    }

    @Property
    void fabricatedQuotation_neverRaisesTheRank(@ForAll("several") List<AnswerChecks> answers, @ForAll Random random) {
        int index = random.nextInt(answers.size());
        AnswerChecks before = answers.get(index);
        List<AnswerChecks> worse = new ArrayList<>(answers);
        worse.set(
                index,
                new AnswerChecks(
                        Standing.UNSUPPORTED,
                        before.falseQuotations() + 1,
                        before.support(),
                        before.answered(),
                        1,
                        1,
                        before.likelihood(),
                        before.cited()));

        assertThat(order(worse).indexOf(index))
                .isGreaterThanOrEqualTo(order(answers).indexOf(index));
    }

    @Property
    void orderOfCandidates_doesNotMatter(@ForAll("several") List<AnswerChecks> answers, @ForAll Random random) {
        List<AnswerChecks> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);

        assertThat(ranked(shuffled))
                .usingComparatorForType(RankingTest::nearly, Double.class)
                .isEqualTo(ranked(answers));
    }

    private static int nearly(Double one, Double other) {
        return Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
    }

    @Provide
    Arbitrary<List<AnswerChecks>> several() {
        return TestingChecks.several();
    }

    private static List<Integer> order(List<AnswerChecks> answers) {
        return Ranking.order(Ranking.scores(answers));
    }

    /** Standing, total and agreement of each answer, the best first. */
    private static List<List<Object>> ranked(List<AnswerChecks> answers) {
        List<CandidateScore> scores = Ranking.scores(answers);
        return Ranking.order(scores).stream()
                .map(scores::get)
                .map(score ->
                        List.<Object>of(score.standing(), score.total(), Math.round(1e6 * score.agreement()) / 1e6))
                .toList();
    }
}
