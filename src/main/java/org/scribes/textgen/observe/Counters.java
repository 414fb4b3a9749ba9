package org.scribes.textgen.observe;

import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Outcome;

/** All counters. Those whose labels are known here start at zero; the others start when they are expected. */
final class Counters {
    /** Errors before an answer is requested, and cancellation, which is no error. */
    private static final EnumSet<ErrorCode> NOT_COUNTED = EnumSet.of(
            ErrorCode.UNAUTHORIZED,
            ErrorCode.FORBIDDEN,
            ErrorCode.RATE_LIMITED,
            ErrorCode.MALFORMED_BODY,
            ErrorCode.BODY_TOO_LARGE,
            ErrorCode.NOT_FOUND,
            ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            ErrorCode.LEDGER_UNAVAILABLE,
            ErrorCode.CANCELLED);

    final MetricFamily<Outcome, Counter> requests;
    final MetricFamily<ErrorCode, Counter> errors;
    final MetricFamily<TokenKind, Counter> tokens;
    final MetricFamily<CallStatus, Counter> apiCalls;
    final MetricFamily<UpstreamFinish, Counter> finishReasons;
    final MetricFamily<CacheResult, Counter> cache;
    final MetricFamily<FailoverLabels, Counter> failover;
    final MetricFamily<VariantLabels, Counter> variants;
    final MetricFamily<CitationLabels, Counter> verdicts;
    final Counter shadowLeftOut;
    final Counter unfaithful;
    final MetricFamily<RetryReason, Counter> retries;
    final MetricFamily<Enum<?>, Counter> rateLimited;
    final MetricFamily<Enum<?>, Counter> invalidOutput;
    final MetricFamily<Enum<?>, Counter> piiMasked;
    final Counter outOfMemory;
    final Counter rowsLost;
    final MetricFamily<BudgetKind, Counter> budgetRefused;
    final MetricFamily<Integer, Counter> feedback;

    private final MetricRegistry registry;

    Counters(MetricRegistry registry) {
        this.registry = registry;
        requests = family("textgen_requests", "Requests for an answer, by outcome", MetricLabels.ofEnum("outcome"));
        errors = family(
                "textgen_generation_errors",
                "Requests that failed, by error code",
                MetricLabels.of("code", ErrorCode::name));
        tokens = family("textgen_tokens", "Tokens of prompts and answers", MetricLabels.ofEnum("kind"));
        apiCalls = family(
                "textgen_api_calls",
                "Calls of the server behind the API, by status",
                MetricLabels.of("status", CallStatus::value));
        finishReasons = family(
                "textgen_api_finish_reasons",
                "Answers of the server behind the API, by its finish reason",
                MetricLabels.of("reason", UpstreamFinish::value));
        cache = family(
                "textgen_cache_requests",
                "Requests for an answer, by the result of the cache lookup",
                MetricLabels.ofEnum("result"));
        failover = family(
                "textgen_failover",
                "Failovers, by failed target, next target and error code",
                new MetricLabels<>(
                        List.of("from", "to", "reason"),
                        step -> List.of(step.from(), step.to(), step.reason().name())));
        variants = family(
                "textgen_variant_requests",
                "Finished requests of the catalogue's models, by the target that was to answer and the outcome",
                new MetricLabels<>(
                        List.of("variant", "shadow", "outcome"),
                        labels -> List.of(
                                labels.variant().name(),
                                String.valueOf(labels.variant().shadow()),
                                EnumNames.of(labels.outcome()))));
        verdicts = family(
                "textgen_grounding_verdicts",
                "Quotations, references and markers of answers, by verdict",
                MetricLabels.ofEnums(labels -> List.of(labels.kind(), labels.verdict()), "kind", "verdict"));
        shadowLeftOut = counter(
                "textgen_shadow_left_out",
                "Requests that the shadow of their model did not answer, since there was other work");
        unfaithful = counter(
                "textgen_unfaithful_quotations_shown", "Altered or fabricated quotations that answers show unchanged");
        retries =
                family("textgen_retries", "Retried attempts, by reason", MetricLabels.of("reason", RetryReason::value));
        rateLimited = family(
                "textgen_rate_limited",
                "Requests that a rate limit refused, by limit",
                MetricLabels.of("policy", EnumNames::hyphenated));
        invalidOutput = family(
                "textgen_invalid_output", "Answers that failed validation, by fault", MetricLabels.ofEnum("fault"));
        piiMasked =
                family("textgen_pii_masked", "Masked personal data in answers, by kind", MetricLabels.ofEnum("kind"));
        outOfMemory = counter("textgen_out_of_memory", "Failed memory allocations of the engine in this process");
        rowsLost = counter("textgen_ledger_rows_lost", "Finished requests that the full ledger queue dropped");
        budgetRefused = family(
                "textgen_budget_refused",
                "Requests that a spent budget refused, by scope",
                MetricLabels.ofEnum("scope"));
        feedback =
                family("textgen_feedback", "Ratings of answers, by rating", MetricLabels.of("rating", String::valueOf));
        startKnown();
    }

    private void startKnown() {
        requests.expect(EnumSet.allOf(Outcome.class));
        errors.expect(EnumSet.complementOf(NOT_COUNTED));
        tokens.expect(EnumSet.allOf(TokenKind.class));
        apiCalls.expect(CallStatus.ALL);
        finishReasons.expect(UpstreamFinish.ALL);
        cache.expect(EnumSet.allOf(CacheResult.class));
        verdicts.expect(CitationLabels.ALL);
        retries.expect(RetryReason.ALL);
        budgetRefused.expect(EnumSet.allOf(BudgetKind.class));
        feedback.expect(List.of(1, 2, 3, 4, 5));
    }

    private Counter counter(String name, String description) {
        return registry.counter(MetricFamily.metadata(name, description), MetricFamily.NO_TAGS);
    }

    private <L> MetricFamily<L, Counter> family(String name, String description, MetricLabels<L> labels) {
        return MetricFamily.counters(registry, name, description, labels);
    }
}
