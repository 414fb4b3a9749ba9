package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenUsage;

class GenerationMetricsTest {
    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final GenerationMetrics metrics = new GenerationMetrics(registry.registry());

    @Test
    void answer_isCountedAndTimed() {
        metrics.answered(result(Optional.of(Duration.ofMillis(20))));
        metrics.answered(result(Optional.of(Duration.ofMillis(30))));
        metrics.generated(TokenUsage.counted(24, 10));

        assertThat(registry.counts())
                .isEqualTo(Map.of(
                        "textgen_requests outcome=ok", 2L,
                        "textgen_tokens kind=input", 24L,
                        "textgen_tokens kind=output", 10L));
        assertThat(registry.times())
                .isEqualTo(Map.of(
                        "textgen_latency", List.of(Duration.ofMillis(420), Duration.ofMillis(420)),
                        "textgen_time_to_first_token", List.of(Duration.ofMillis(20), Duration.ofMillis(30))));
    }

    @Test
    void emptyAnswer_hasNoFirstToken() {
        metrics.answered(result(Optional.empty()));

        assertThat(registry.times()).containsOnlyKeys("textgen_latency");
    }

    @Test
    void failure_isCountedByItsCode() {
        metrics.failed(ErrorCode.TIMEOUT);
        metrics.failed(ErrorCode.OVERLOADED);
        metrics.failed(ErrorCode.OVERLOADED);

        assertThat(registry.counts())
                .isEqualTo(Map.of(
                        "textgen_requests outcome=error", 3L,
                        "textgen_errors code=TIMEOUT", 1L,
                        "textgen_errors code=OVERLOADED", 2L));
        assertThat(registry.times()).isEmpty();
    }

    @Test
    void clientThatLeft_isNoError() {
        metrics.failed(ErrorCode.CANCELLED);

        assertThat(registry.counts()).isEqualTo(Map.of("textgen_requests outcome=cancelled", 1L));
    }

    @Test
    void activeRequests_areThoseThatHaveNotEnded() {
        assertThat(registry.gauge("textgen_active_requests")).isEqualTo(0);

        metrics.started();
        metrics.started();
        metrics.ended();

        assertThat(registry.gauge("textgen_active_requests")).isEqualTo(1);
    }

    @Test
    void queueLength_isAskedForAtEachReading() {
        assertThat(registry.gauge("textgen_queue_length")).isEqualTo(0);

        List<String> queue = new ArrayList<>(List.of("one"));
        metrics.queueLength(queue::size);
        queue.add("two");

        assertThat(registry.gauge("textgen_queue_length")).isEqualTo(2);
    }

    @Test
    void modelLoadTime_isInSeconds() {
        metrics.modelLoaded(Duration.ofMillis(1250));

        assertThat(registry.gauge("textgen_model_load_seconds")).isEqualTo(1.25);
    }

    private static GenerationResult result(Optional<Duration> timeToFirstToken) {
        Completion completion = new Completion(
                "In the beginning",
                FinishReason.EOS_TOKEN,
                "tiny",
                Mode.LOCAL,
                TokenUsage.counted(12, 5),
                0.2,
                List.of());
        return new GenerationResult("r", completion, Route.DIRECT, Duration.ofMillis(420), timeToFirstToken);
    }
}
