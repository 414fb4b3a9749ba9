package org.scribes.textgen.generation.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Standing;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.TestingGrounding;

class AnswerChecksTest {
    private static final Passage JOHN =
            TestingGrounding.passage("1", "John 3:16", "For God so loved the world, that he gave his only born Son.");
    private static final Passage ROMANS =
            TestingGrounding.passage("2", "Romans 5:8", "But God commends his own love toward us.");
    private static final List<Set<String>> BOTH = List.of(Set.of("1"), Set.of("2"));
    private static final String TRUE_SENTENCE =
            "John 3:16 says, “For God so loved the world, that he gave his only born Son.” [1]";
    private static final String FABRICATED = " It says, “Whoever plants in the evening shall harvest at dawn.” [1]";

    @Test
    void supportedAnswer_namesWhatItCites() {
        AnswerChecks checks = check(TRUE_SENTENCE, GroundingPolicy.REPAIR);

        assertThat(checks.standing()).isEqualTo(Standing.SUPPORTED);
        assertThat(checks.falseQuotations()).isZero();
        assertThat(checks.support()).hasValue(1);
        assertThat(checks.answered()).as("of two references").hasValue(0.5);
        assertThat(checks.cited()).containsExactly("1");
        assertThat(checks.likelihood()).isEmpty();
        assertThat(Ranking.passes(checks)).as("one reference is not cited").isFalse();
    }

    @Test
    void repairedQuotation_isSupportedAndCountsAsFalse() {
        AnswerChecks checks = check(
                "John 3:16 says, “For God so loved the world, that he gave his one and only Son.” [1]",
                GroundingPolicy.REPAIR);

        assertThat(checks.standing()).isEqualTo(Standing.SUPPORTED);
        assertThat(checks.falseQuotations()).isEqualTo(1);
    }

    @Test
    void alteredQuotationThatIsShown_isUnsupported() {
        AnswerChecks checks = check(
                "John 3:16 says, “For God so loved the world, that he gave his one and only Son.” [1]",
                GroundingPolicy.REPORT);

        assertThat(checks.standing()).isEqualTo(Standing.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = GroundingPolicy.class,
            names = {"REPORT", "REPAIR", "UNQUOTE"})
    void fabricatedSentence_neverRaisesTheRank(GroundingPolicy policy) {
        for (String answer : List.of(TRUE_SENTENCE, "God loves you.", "Yes.", "See John 3:16.", "Love.[2]")) {
            AnswerChecks honest = check(answer, policy);
            AnswerChecks padded = check(answer + FABRICATED, policy);

            assertThat(Ranking.order(Ranking.scores(List.of(padded, honest))))
                    .as(answer)
                    .containsExactly(1, 0);
            assertThat(Ranking.passes(padded)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusal_isOne_unlessItQuotesFalsely(boolean quotes) {
        String text = "I cannot answer that." + (quotes ? FABRICATED : "");

        assertThat(AnswerChecks.of(
                                completion(text).refusing(), Optional.of(grounded(text, GroundingPolicy.REPORT)), BOTH)
                        .standing())
                .isEqualTo(quotes ? Standing.UNSUPPORTED : Standing.REFUSAL);
    }

    @Test
    void uncheckedAnswer_hasNoShares() {
        AnswerChecks checks = AnswerChecks.of(completion("God loves the whole world."), Optional.empty(), BOTH);

        assertThat(checks.standing()).isEqualTo(Standing.UNCHECKED);
        assertThat(checks.support()).isEmpty();
        assertThat(checks.answered()).isEmpty();
        assertThat(Ranking.passes(checks)).isTrue();
    }

    @Test
    void likelihood_isTheGeometricMean() {
        Completion scored =
                completion("God loves").scored(new TokenScores(List.of(), List.of(score(0.5), score(0.125))));

        assertThat(AnswerChecks.of(scored, Optional.empty(), BOTH).likelihood().orElseThrow())
                .isCloseTo(0.25, within(1e-12));
    }

    private static TokenScore score(double probability) {
        return new TokenScore(
                OptionalInt.empty(), "t", List.of(), false, OptionalDouble.of(Math.log(probability)), List.of());
    }

    private static AnswerChecks check(String text, GroundingPolicy policy) {
        GroundedAnswer grounded = grounded(text, policy);
        return AnswerChecks.of(completion(text).shownAs(grounded), Optional.of(grounded), BOTH);
    }

    private static GroundedAnswer grounded(String text, GroundingPolicy policy) {
        return TestingGrounding.check(text, policy, JOHN, ROMANS);
    }

    private static Completion completion(String text) {
        return new Completion(text, FinishReason.EOS_TOKEN, "m", Mode.API, TokenUsage.counted(1, 1), 0, List.of());
    }
}
