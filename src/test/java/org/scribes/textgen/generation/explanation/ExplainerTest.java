package org.scribes.textgen.generation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.CandidateScore;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Explanation;
import org.scribes.textgen.domain.Explanation.ExplainedSentence;
import org.scribes.textgen.domain.Explanation.TriedTarget;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.Standing;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.TestingGrounding;

class ExplainerTest {
    private static final Passage JOHN =
            TestingGrounding.passage("1", "John 3:16", "For God so loved the world, that he gave his only born Son.");
    private static final String TRUE_SENTENCE =
            "It says, “For God so loved the world, that he gave his only born Son.” [1]";
    private static final Route DIRECT = new Route(1, List.of(), Optional.of("local"), Optional.empty());

    @Test
    void sentences_haveTheirPassagesByCodePoints() {
        Explanation explanation = explain("𝕐es. " + TRUE_SENTENCE, DIRECT);

        assertThat(explanation.sentences())
                .containsExactly(
                        new ExplainedSentence(0, 4, List.of()),
                        new ExplainedSentence(4, 5 + TRUE_SENTENCE.length(), List.of("1")));
        assertThat(explanation.text())
                .isEqualTo("Sentence 1 names no passage that supports it. Sentence 2 is supported by John 3:16.");
        assertThat(explanation.targets()).containsExactly(new TriedTarget("local", Optional.empty(), Optional.empty()));
    }

    @Test
    void repairs_tellBothWordings() {
        Explanation explanation =
                explain("It says, “For God so loved the world, that he gave his one and only Son.” [1]", DIRECT);

        assertThat(explanation.repairs()).hasSize(1);
        assertThat(explanation.text())
                .contains("A quotation was corrected because it was not in the words of its source")
                .contains("one and only Son")
                .contains("became")
                .contains("his only born Son.");
    }

    @Test
    void omittedQuotation_isToldWithItsWords() {
        assertThat(explain("It says, “Whoever plants in the evening shall harvest at dawn.” [1]", DIRECT)
                        .text())
                .contains("because no known text has these words");
    }

    @Test
    void failovers_tellWhoDidNotAnswer() {
        Route route = new Route(
                2,
                List.of(new Failover("api", "local", ErrorCode.UPSTREAM_QUOTA, "the credits are used up")),
                Optional.of("local"),
                Optional.empty());

        Explanation explanation = explain(TRUE_SENTENCE, route);

        assertThat(explanation.targets()).extracting(TriedTarget::target).containsExactly("api", "local");
        assertThat(explanation.text())
                .endsWith(
                        "“api” was asked first and did not answer (the credits are used up). “local” answered instead.");
    }

    @Test
    void choice_isExplainedByTheFirstDifference() {
        GenerationResult result = result(TRUE_SENTENCE, DIRECT);
        List<Candidate> candidates = List.of(
                candidate(score(Standing.SUPPORTED, 1, 0, 1)),
                candidate(score(Standing.SUPPORTED, 0.4, 0, 0.5)),
                failed(ErrorCode.CANCELLED),
                failed(ErrorCode.TIMEOUT));

        assertThat(Explainer.explain(result.chosenFrom(candidates, result.completion()), List.of(JOHN))
                        .text())
                .startsWith("This is the best of 2 answers: 100 % of its sentences are supported by a passage, and it "
                        + "quotes nothing falsely. The next best was passed over because only 50 % of its sentences "
                        + "are supported. 1 more was stopped once it had passed every check. 1 more failed.");
    }

    @Test
    void uncheckedAnswer_isToldToBeUnchecked() {
        Completion completion = result("Yes.", DIRECT).completion();
        GenerationResult unchecked = new GenerationResult("id", completion, DIRECT, Duration.ZERO, Optional.empty());

        assertThat(Explainer.explain(unchecked, List.of()).text())
                .isEqualTo("Nothing in this answer was checked, since the request turned the checks off.");
    }

    private static Candidate candidate(CandidateScore score) {
        return new Candidate(
                "m",
                Optional.of("local"),
                OptionalLong.of(1),
                false,
                Optional.of(score),
                Optional.of(TokenUsage.counted(1, 1)),
                Optional.empty(),
                Optional.empty());
    }

    private static Candidate failed(ErrorCode code) {
        return new Candidate(
                "m",
                Optional.empty(),
                OptionalLong.of(2),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(code),
                Optional.empty());
    }

    private static CandidateScore score(Standing standing, double total, int falseQuotations, double support) {
        return new CandidateScore(
                standing,
                total,
                falseQuotations,
                OptionalDouble.of(support),
                OptionalDouble.empty(),
                1,
                1,
                OptionalDouble.empty(),
                1,
                true);
    }

    private static Explanation explain(String text, Route route) {
        return Explainer.explain(result(text, route), List.of(JOHN));
    }

    private static GenerationResult result(String text, Route route) {
        GroundedAnswer grounded = TestingGrounding.check(text, GroundingPolicy.REPAIR, JOHN);
        Completion completion =
                new Completion(text, FinishReason.EOS_TOKEN, "m", Mode.LOCAL, TokenUsage.counted(1, 1), 0, List.of());
        return new GenerationResult(
                "id", completion.shownAs(grounded), route, Optional.of(grounded), Duration.ZERO, Optional.empty());
    }
}
