package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.TestingMetrics;

class ExpectedSeriesTest {
    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void models_haveTheOutcomesOfTheirPosition() {
        expect(backend(Mode.API, "hub/one", "hub/two"), backend(Mode.LOCAL, "own"), backend(Mode.EXTRACTIVE));

        assertThat(metrics.made())
                .contains(
                        latency("hub/one", "api", "ok"),
                        latency("hub/two", "api", "error"),
                        latency("own", "local", "ok"),
                        latency("own", "local", "degraded"),
                        latency("own", "local", "error"))
                .anyMatch(id -> id.contains("latency") && id.contains("mode=extractive outcome=degraded"))
                .doesNotContain(latency("hub/one", "api", "degraded"))
                .noneMatch(id -> id.contains("mode=extractive outcome=ok"));
    }

    @Test
    void failover_isForwardOnly_andForFailoverReasons() {
        expect(backend(Mode.API, "hub/one"), backend(Mode.LOCAL, "own"), backend(Mode.EXTRACTIVE));

        assertThat(metrics.made().stream().filter(id -> id.startsWith("textgen_failover")))
                .hasSize(8 + 7 + 8)
                .contains(
                        "textgen_failover from=api to=local reason=OVERLOADED",
                        "textgen_failover from=api to=extractive reason=UPSTREAM_QUOTA",
                        "textgen_failover from=local to=extractive reason=OUT_OF_MEMORY",
                        "textgen_failover from=local to=extractive reason=PROMPT_TOO_LONG",
                        "textgen_failover from=local to=extractive reason=EMPTY_PROMPT",
                        "textgen_failover from=local to=extractive reason=INVALID_PARAMETER")
                .doesNotContain(
                        "textgen_failover from=api to=extractive reason=OVERLOADED",
                        "textgen_failover from=api to=local reason=PROMPT_TOO_LONG",
                        "textgen_failover from=local to=api reason=OUT_OF_MEMORY");
    }

    @Test
    void fallbackAlone_hasOutcomeOkAndNoFailover() {
        expect(backend(Mode.EXTRACTIVE));

        assertThat(metrics.made())
                .anyMatch(id -> id.contains("latency") && id.contains("mode=extractive outcome=ok"))
                .noneMatch(id -> id.startsWith("textgen_failover"));
    }

    private void expect(TextBackend... chain) {
        new ExpectedSeries(metrics.metrics()).expect(List.of(chain));
    }

    private static String latency(String model, String mode, String outcome) {
        return "textgen_generation_latency_ms model=%s mode=%s outcome=%s".formatted(model, mode, outcome);
    }

    private static TextBackend backend(Mode mode, String... models) {
        return new TestingBackend(mode, new LoadState.Ready(), List.of(models), sink -> {});
    }
}
