package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenUsage;

class TgiMetricsTest {
    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final GenerationMetrics metrics = new GenerationMetrics(registry.registry(), () -> 0);

    @Test
    void answer_isRecordedWithItsTimes() {
        metrics.finished(FinishedRequest.answered(Caller.ANONYMOUS, result()));

        assertThat(registry.tgiCounts()).contains(entry("tgi_request_count", 1L), entry("tgi_request_success", 1L));
        assertThat(registry.tgiValues())
                .contains(
                        entry("tgi_request_duration", List.of(30L)),
                        entry("tgi_request_queue_duration", List.of(4L)),
                        entry("tgi_request_inference_duration", List.of(20L)),
                        entry("tgi_request_mean_time_per_token_duration", List.of(10L)),
                        entry("tgi_request_input_length", List.of(3L)),
                        entry("tgi_request_generated_tokens", List.of(2L)));
    }

    @Test
    void cachedAnswer_tookTimeButNoEngine() {
        metrics.finished(FinishedRequest.answered(Caller.ANONYMOUS, result().asCached()));

        assertThat(registry.tgiCounts()).contains(entry("tgi_request_success", 1L));
        assertThat(registry.tgiValues()).containsOnlyKeys("tgi_request_duration");
    }

    @ParameterizedTest
    @CsvSource({
        "PROMPT_TOO_LONG, validation",
        "OVERLOADED, overloaded",
        "BUDGET_EXCEEDED, overloaded",
        "UPSTREAM_ERROR, generation",
        "TIMEOUT, incomplete",
        "CANCELLED, dropped"
    })
    void failure_isCountedByItsKind(ErrorCode code, String kind) {
        metrics.finished(
                FinishedRequest.failed("req-1", Caller.ANONYMOUS, "tiny", Mode.LOCAL, code, Duration.ofMillis(1)));

        assertThat(registry.tgiCounts())
                .contains(entry("tgi_request_count", 1L), entry("tgi_request_failure err=" + kind, 1L))
                .doesNotContainKey("tgi_request_success");
    }

    @Test
    void gauges_haveTheValuesOfOurs() {
        metrics.show(Gauge.QUEUE_SIZE, () -> 7);

        assertThat(registry.gauge("textgen_queue_size")).isEqualTo(7.0);
        assertThat(registry.gauge("tgi_queue_size")).isEqualTo(7.0);
        assertThat(registry.gauge("tgi_batch_current_size")).isEqualTo(0.0);
    }

    private static GenerationResult result() {
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
        return new GenerationResult("req-1", completion, Route.DIRECT, Duration.ofMillis(30), Optional.empty());
    }
}
