package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;

class RequestHistogramsTest {
    private static final String OK = " model=tiny mode=local outcome=ok";

    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final RequestHistograms histograms = new RequestHistograms(registry.registry());

    RequestHistogramsTest() {
        histograms.expect(new ExpectedModel("tiny", Mode.LOCAL, Set.of(Outcome.OK)));
    }

    @Test
    void answer_isTimedAndMeasured() {
        histograms.add(FinishedRequests.answered());

        assertThat(registry.values())
                .isEqualTo(Map.of(
                        "textgen_generation_latency_ms" + OK,
                        List.of(420L),
                        "textgen_time_to_first_token_ms" + OK,
                        List.of(20L),
                        "textgen_inter_token_ms" + OK,
                        List.of(100L),
                        "textgen_tokens_generated model=tiny mode=local",
                        List.of(5L),
                        "textgen_input_tokens model=tiny mode=local",
                        List.of(12L)));
    }

    @Test
    void answerOfOurEngine_isTimedByIt() {
        EngineTimes times = new EngineTimes(
                Duration.ofMillis(30), Duration.ofMillis(50), Duration.ofMillis(80), Duration.ofMillis(9));
        add(FinishedRequests.result(FinishedRequests.completion("tiny", 5, Optional.of(times))));

        assertThat(registry.values())
                .containsEntry("textgen_queue_ms" + OK, List.of(30L))
                .containsEntry("textgen_inter_token_ms" + OK, List.of(20L));
    }

    @Test
    void answerOfOneToken_hasNoTimeBetweenTokens() {
        add(FinishedRequests.result(FinishedRequests.completion("tiny", 1, Optional.empty())));

        assertThat(registry.values()).doesNotContainKey("textgen_inter_token_ms" + OK);
    }

    @Test
    void answerInOnePiece_hasNoTimeBetweenTokens() {
        histograms.answersWhole(Mode.LOCAL);

        histograms.add(FinishedRequests.answered());

        assertThat(registry.values()).doesNotContainKey("textgen_inter_token_ms" + OK);
    }

    @Test
    void rememberedAnswer_isTimedOnly() {
        add(FinishedRequests.result()
                .reaching("other", Duration.ofMillis(3), Optional.of(Duration.ofMillis(2)))
                .asCached());

        assertThat(registry.values())
                .isEqualTo(Map.of(
                        "textgen_generation_latency_ms" + OK, List.of(3L),
                        "textgen_time_to_first_token_ms" + OK, List.of(2L)));
    }

    @Test
    void modelThatIsNotConfigured_isOther() {
        add(FinishedRequests.result(FinishedRequests.completion("invented", 5, Optional.empty())));

        assertThat(registry.values())
                .containsKey("textgen_generation_latency_ms model=other mode=local outcome=ok")
                .allSatisfy((id, values) -> assertThat(id).doesNotContain("invented"));
    }

    private void add(GenerationResult result) {
        histograms.add(FinishedRequest.answered(Caller.ANONYMOUS, result));
    }
}
