package org.scribes.textgen.api.tgi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.TokenizedText;

class TgiAnswerTest {
    private final Completion plain = TestingTgi.completion("In the", FinishReason.LENGTH);

    @Test
    void answerWithoutDetails_isItsText() {
        TgiAnswer answer = TgiAnswer.of(TestingTgi.result(plain), TestingTgi.asking("{\"return_full_text\": true}"));

        assertThat(answer.generatedText()).isEqualTo("Who?In the");
        assertThat(answer.details()).isNull();
        assertThat(answer.scribes().warnings()).isEmpty();
    }

    @Test
    void details_haveTheTokens() {
        TokenScore likeliest = TestingTgi.score(9, "On");
        TokenScore first =
                new TokenScore(OptionalInt.of(1), "In", List.of(), false, OptionalDouble.of(-1), List.of(likeliest));
        TokenScore prompt =
                new TokenScore(OptionalInt.of(5), "Who", List.of(), false, OptionalDouble.empty(), List.of());
        Completion scored = plain.scored(new TokenScores(List.of(prompt), List.of(first, TestingTgi.score(2, " the"))));

        TgiDetails details = TgiAnswer.of(
                        TestingTgi.result(scored), TestingTgi.asking("{\"details\": true, \"top_n_tokens\": 1}"))
                .details();

        assertThat(details)
                .isEqualTo(new TgiDetails(
                        "length",
                        2,
                        null,
                        List.of(new TgiPromptToken(5, "Who", null)),
                        List.of(new TgiToken(1, "In", -1.0, false), new TgiToken(2, " the", -0.5, false)),
                        List.of(List.of(new TgiToken(9, "On", -0.5, false)), List.of())));
    }

    /** The model's own tokens would reveal what was taken out of its answer. */
    @Test
    void tokensOfAChangedAnswer_areLeftOut() {
        Completion changed = plain.scored(new TokenScores(List.of(), List.of(TestingTgi.score(1, "Invented"))));

        TgiAnswer answer = TgiAnswer.of(TestingTgi.result(changed), TestingTgi.asking("{\"details\": true}"));

        assertThat(requireNonNull(answer.details()).tokens()).isEmpty();
        assertThat(answer.scribes().warnings()).singleElement().asString().contains("left out");
    }

    @Test
    void unknownTokens_areSaidToBeUnknown() {
        TgiAnswer answer = TgiAnswer.of(TestingTgi.result(plain), TestingTgi.asking("{\"details\": true}"));

        assertThat(requireNonNull(answer.details()).tokens()).isEmpty();
        assertThat(answer.scribes().warnings()).singleElement().asString().startsWith("details.tokens is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "EOS_TOKEN, eos_token",
        "STOP_SEQUENCE, stop_sequence",
        "LENGTH, length",
        "CONTENT_FILTER, length",
        "TOOL_CALLS, length"
    })
    void finishReason_isOneThatClientsKnow(FinishReason reason, String word) {
        assertThat(TgiFinish.of(reason)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"true, 7, 1, 7", "false, 7, 1,", "true,, 1,", "true, 7, 2,", "true, 7, 0, 7"})
    void seed_isThatOfASampledAnswer(boolean sampled, Long seed, int attempts, Long told) {
        TgiQuestion question = TestingTgi.asking("{\"do_sample\": " + sampled + ", \"seed\": " + seed + "}");
        Completion completion = new Completion(
                "In the",
                FinishReason.LENGTH,
                "tiny",
                Mode.LOCAL,
                TokenUsage.counted(3, 2),
                sampled ? 0.5 : 0,
                List.of());
        GenerationResult result = new GenerationResult(
                "req-1", completion, new Route(attempts, List.of()), Duration.ofMillis(1), Optional.empty());

        assertThat(TgiFinish.seed(result, question)).isEqualTo(told);
    }

    @Test
    void headers_tellTheTimesOfTheEngine() {
        EngineTimes times = new EngineTimes(
                Duration.ofMillis(4), Duration.ofMillis(6), Duration.ofMillis(14), Duration.ofMillis(20));
        Completion completion = new Completion(
                "In the",
                FinishReason.LENGTH,
                "tiny",
                Mode.LOCAL,
                TokenUsage.counted(3, 2),
                0,
                List.of(),
                OptionalLong.empty(),
                Optional.of(times));

        assertThat(TgiHeaders.of(TestingTgi.result(completion), TestingTgi.asking("{}"), model("cpu")))
                .containsOnly(
                        entry("x-compute-type", "cpu"),
                        entry("x-compute-time", "0.012"),
                        entry("x-compute-characters", "4"),
                        entry("x-total-time", "12"),
                        entry("x-queue-time", "4"),
                        entry("x-inference-time", "20"),
                        entry("x-time-per-token", "10"),
                        entry("x-prompt-tokens", "3"),
                        entry("x-generated-tokens", "2"));
    }

    @Test
    void headers_tellNothingThatIsNotKnown() {
        Completion estimated =
                new Completion("In", FinishReason.LENGTH, "other", Mode.API, new TokenUsage(3, 2, true), 0, List.of());

        assertThat(TgiHeaders.of(TestingTgi.result(estimated), TestingTgi.asking("{}"), model("cpu")))
                .containsOnlyKeys("x-compute-time", "x-compute-characters", "x-total-time");
    }

    @Test
    void placesOfTokens_countBytes() {
        TokenizedText text = new TokenizedText(
                "é😀a",
                List.of(
                        new TokenSpan(1, "", 0, 0),
                        new TokenSpan(2, "é", 0, 1),
                        new TokenSpan(3, "😀", 1, 2),
                        new TokenSpan(4, "a", 2, 3)));

        assertThat(TgiTokenSpan.all(text))
                .containsExactly(
                        new TgiTokenSpan(1, "", 0, 0),
                        new TgiTokenSpan(2, "é", 0, 2),
                        new TgiTokenSpan(3, "😀", 2, 6),
                        new TgiTokenSpan(4, "a", 6, 7));
    }

    private static ModelStatus model(String device) {
        return new ModelStatus(
                "tiny",
                Mode.LOCAL,
                new ModelStatus.LoadState.Ready(),
                Optional.of("f32"),
                Optional.of(device),
                400,
                OptionalInt.of(512),
                OptionalDouble.empty());
    }
}
