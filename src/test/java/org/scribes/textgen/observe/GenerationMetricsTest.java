package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.Verdict;

class GenerationMetricsTest {
    private enum TestingPolicy {
        USER_REQUESTS
    }

    private final TestingMetricRegistry registry = new TestingMetricRegistry();
    private final GenerationMetrics metrics = new GenerationMetrics(registry.registry(), () -> 0);

    @BeforeEach
    void expectTheModel() {
        metrics.expectModel(new ExpectedModel("tiny", Mode.LOCAL, Set.of(Outcome.OK, Outcome.ERROR)));
    }

    @Test
    void nothing_isCountedFromTheStart() {
        assertThat(registry.counts()).isEmpty();
        assertThat(registry.values()).isEmpty();
        for (Gauge figure : Gauge.values()) {
            assertThat(registry.gauge(id(figure))).as(figure.name()).isEqualTo(0.0);
        }
    }

    @Test
    void presentValues_areThoseOfTheScrape() {
        metrics.show(Gauge.QUEUE_SIZE, () -> 3);
        metrics.budgetUsed(BudgetKind.KEY, () -> 0.41);
        metrics.cacheLookup(CacheResult.HIT);
        metrics.cacheLookup(CacheResult.HIT);
        metrics.started();

        assertThat(metrics.value(Gauge.QUEUE_SIZE)).isEqualTo(3);
        assertThat(metrics.value(Gauge.TGI_QUEUE_SIZE)).isEqualTo(3);
        assertThat(metrics.value(Gauge.ACTIVE_REQUESTS)).isEqualTo(1);
        assertThat(metrics.value(Gauge.BATCH_SIZE)).isZero();
        assertThat(metrics.budgetUsed(BudgetKind.KEY)).isEqualTo(0.41);
        assertThat(metrics.budgetUsed(BudgetKind.TOTAL)).isZero();
        assertThat(metrics.cacheLookups(CacheResult.HIT)).isEqualTo(2);
        assertThat(metrics.cacheLookups(CacheResult.MISS)).isZero();
        assertThat(metrics.cacheLookups(CacheResult.HIT))
                .as("reading counts nothing")
                .isEqualTo(2);
    }

    @Test
    void series_thatMayBeNeeded_areThereFromTheStart() {
        metrics.expectFailover("api", "local", List.of(ErrorCode.UPSTREAM_QUOTA));
        metrics.expectRateLimits(List.of(TestingPolicy.USER_REQUESTS));
        metrics.expectInvalidOutput(Outcome.OK);
        metrics.expectPii(Mode.API);

        assertThat(registry.made())
                .contains(
                        "textgen_requests outcome=refused",
                        "textgen_generation_errors code=OUT_OF_MEMORY",
                        "textgen_api_calls status=429",
                        "textgen_retries reason=cut_off",
                        "textgen_grounding_verdicts kind=unmarked verdict=altered",
                        "textgen_unfaithful_quotations_shown",
                        "textgen_out_of_memory",
                        "textgen_budget_refused scope=user",
                        "textgen_feedback rating=5",
                        "textgen_failover from=api to=local reason=UPSTREAM_QUOTA",
                        "textgen_rate_limited policy=user-requests",
                        "textgen_invalid_output fault=ok",
                        "textgen_pii_masked kind=api",
                        "textgen_generation_latency_ms model=tiny mode=local outcome=error",
                        "textgen_queue_ms model=tiny mode=local outcome=ok",
                        "textgen_input_tokens model=tiny mode=local",
                        "textgen_budget_used_ratio scope=key")
                .doesNotContain(
                        "textgen_generation_errors code=CANCELLED",
                        "textgen_generation_errors code=UNAUTHORIZED",
                        "textgen_time_to_first_token_ms model=tiny mode=local outcome=error",
                        "textgen_generation_latency_ms model=tiny mode=local outcome=degraded");
        assertThat(registry.counts()).isEmpty();
    }

    @Test
    void lastResort_hasNoQueueAndNoTimeBetweenTokens() {
        metrics.expectModel(new ExpectedModel("extractive", Mode.EXTRACTIVE, Set.of(Outcome.DEGRADED)));

        assertThat(registry.made())
                .contains("textgen_time_to_first_token_ms model=extractive mode=extractive outcome=degraded")
                .noneMatch(id -> id.startsWith("textgen_queue_ms model=extractive"))
                .noneMatch(id -> id.startsWith("textgen_inter_token_ms model=extractive"));
    }

    @Test
    void failure_isCountedByItsCodeAndTimed() {
        metrics.finished(FinishedRequests.failed(ErrorCode.TIMEOUT));
        metrics.finished(FinishedRequests.failed(ErrorCode.OVERLOADED));
        metrics.finished(FinishedRequests.failed(ErrorCode.OVERLOADED));

        assertThat(registry.counts())
                .isEqualTo(Map.of(
                        "textgen_requests outcome=error", 3L,
                        "textgen_generation_errors code=TIMEOUT", 1L,
                        "textgen_generation_errors code=OVERLOADED", 2L));
        assertThat(registry.values())
                .isEqualTo(Map.of(
                        "textgen_generation_latency_ms model=tiny mode=local outcome=error", List.of(70L, 70L, 70L)));
    }

    @Test
    void refusal_isCountedAndNotTimed() {
        metrics.finished(FinishedRequests.failed(ErrorCode.BUDGET_EXCEEDED));

        assertThat(registry.counts())
                .isEqualTo(Map.of(
                        "textgen_requests outcome=refused", 1L,
                        "textgen_generation_errors code=BUDGET_EXCEEDED", 1L));
        assertThat(registry.values()).isEmpty();
    }

    @Test
    void clientThatLeft_isNoError() {
        metrics.finished(FinishedRequests.failed(ErrorCode.CANCELLED));

        assertThat(registry.counts()).isEqualTo(Map.of("textgen_requests outcome=cancelled", 1L));
        assertThat(registry.values()).isEmpty();
    }

    @Test
    void falseQuotations_areCountedWhereTheyWereShown() {
        finish(
                citation(CitationKind.QUOTE, Verdict.FABRICATED, Optional.empty()),
                citation(CitationKind.UNMARKED, Verdict.ALTERED, Optional.empty()));
        finish(
                citation(CitationKind.QUOTE, Verdict.FABRICATED, Optional.of("as it was before")),
                citation(CitationKind.QUOTE, Verdict.VERIFIED, Optional.empty()),
                citation(CitationKind.QUOTE, Verdict.OUTSIDE_CONTEXT, Optional.empty()),
                citation(CitationKind.REFERENCE, Verdict.NONEXISTENT, Optional.empty()));

        assertThat(registry.counts()).containsEntry("textgen_unfaithful_quotations_shown", 2L);
    }

    @Test
    void tokens_areCountedByKindAndBySecond() {
        metrics.generated(TokenUsage.counted(24, 10));

        assertThat(registry.counts())
                .isEqualTo(Map.of("textgen_tokens kind=input", 24L, "textgen_tokens kind=output", 10L));
        assertThat(registry.gauge("textgen_tokens_per_second")).isEqualTo(1.0);
    }

    @Test
    void cost_addsUpToTheCent() {
        for (int i = 0; i < 10; i++) {
            metrics.spent(new BigDecimal("0.1"));
        }

        assertThat(registry.gauge("textgen_estimated_cost_usd_total")).isEqualTo(1.0);
    }

    @Test
    void wordFromOutside_isOther() {
        metrics.apiCalled("200");
        metrics.apiCalled("418");
        metrics.retried("what the provider said");

        assertThat(registry.counts())
                .isEqualTo(Map.of(
                        "textgen_api_calls status=200", 1L,
                        "textgen_api_calls status=other", 1L,
                        "textgen_retries reason=other", 1L));
    }

    @Test
    void budgets_areShownByScope() {
        metrics.budgetUsed(BudgetKind.KEY, () -> 0.8);
        metrics.budgetRefused(BudgetKind.KEY);

        assertThat(registry.gauge("textgen_budget_used_ratio scope=key")).isEqualTo(0.8);
        assertThat(registry.gauge("textgen_budget_used_ratio scope=total")).isEqualTo(0.0);
        assertThat(registry.counts()).isEqualTo(Map.of("textgen_budget_refused scope=key", 1L));
    }

    @Test
    void activeRequests_areThoseThatHaveNotEnded() {
        metrics.started();
        metrics.started();
        metrics.ended();

        assertThat(registry.gauge("textgen_active_requests")).isEqualTo(1.0);
    }

    @Test
    void figure_isAskedForAtEachReading() {
        List<String> queue = new ArrayList<>(List.of("one"));
        metrics.show(Gauge.QUEUE_SIZE, queue::size);
        queue.add("two");

        assertThat(registry.gauge("textgen_queue_size")).isEqualTo(2.0);
    }

    @Test
    void figureOfATarget_isAskedForAtEachReading() {
        List<String> queue = new ArrayList<>(List.of("one"));
        metrics.show(TargetGauge.QUEUE_SIZE, "small", queue::size);
        metrics.show(TargetGauge.QUEUE_SIZE, "large", () -> 7);
        queue.add("two");

        assertThat(registry.gauge("textgen_local_queue_size target=small")).isEqualTo(2.0);
        assertThat(registry.gauge("textgen_local_queue_size target=large")).isEqualTo(7.0);
    }

    @Test
    void otherEvents_areCounted() {
        metrics.held(Duration.ofMillis(7));
        metrics.rated(4);
        metrics.ledgerRowsLost(3);

        assertThat(registry.values()).isEqualTo(Map.of("textgen_grounding_hold_ms", List.of(7L)));
        assertThat(registry.counts())
                .isEqualTo(Map.of("textgen_feedback rating=4", 1L, "textgen_ledger_rows_lost", 3L));
    }

    private void finish(Citation... citations) {
        GroundingSummary summary = new GroundingSummary(
                GroundingPolicy.REPORT, ContextLayout.PROMPT, new EnumMap<>(CitationKind.class), 0, 0, 0, 0);
        GroundedAnswer grounded = new GroundedAnswer("text", List.of(citations), summary, List.of(), false, 0);
        GenerationResult plain = FinishedRequests.result();
        metrics.finished(FinishedRequest.answered(
                Caller.ANONYMOUS,
                new GenerationResult(
                        "r",
                        plain.completion(),
                        plain.route(),
                        Optional.of(grounded),
                        plain.latency(),
                        plain.timeToFirstToken())));
    }

    private static Citation citation(CitationKind kind, Verdict verdict, Optional<String> repairedFrom) {
        return new Citation(
                kind,
                verdict,
                0,
                4,
                "text",
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                repairedFrom,
                Optional.empty(),
                List.of());
    }

    private static String id(Gauge figure) {
        StringBuilder id = new StringBuilder(figure.metadata().getName());
        for (Tag tag : figure.tags()) {
            id.append(' ').append(tag.getTagName()).append('=').append(tag.getTagValue());
        }
        return id.toString();
    }
}
