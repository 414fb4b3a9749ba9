package org.scribes.textgen.observe;

import static org.scribes.textgen.observe.MetricLabels.lower;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Outcome;

/** All that is counted. What can be known here is there at zero from the start; the rest is expected by those who know it. */
final class Counters {
    /** What only those meet who are not let in, or who ask for something else; and who left is no error. */
    private static final Set<ErrorCode> NOT_OF_ANSWERS = EnumSet.of(
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

    final MetricFamily<Counter> requests;
    final MetricFamily<Counter> errors;
    final MetricFamily<Counter> tokens;
    final MetricFamily<Counter> apiCalls;
    final MetricFamily<Counter> finishReasons;
    final MetricFamily<Counter> cache;
    final MetricFamily<Counter> failover;
    final MetricFamily<Counter> verdicts;
    final MetricFamily<Counter> unfaithful;
    final MetricFamily<Counter> retries;
    final MetricFamily<Counter> rateLimited;
    final MetricFamily<Counter> invalidOutput;
    final MetricFamily<Counter> piiMasked;
    final MetricFamily<Counter> outOfMemory;
    final MetricFamily<Counter> rowsLost;
    final MetricFamily<Counter> budgetRefused;
    final MetricFamily<Counter> feedback;

    Counters(MetricRegistry registry) {
        requests = MetricFamily.counters(
                registry, "textgen_requests", "Requests for an answer, by how they ended", "outcome");
        errors = MetricFamily.counters(
                registry, "textgen_generation_errors", "Requests that were not answered, by why", "code");
        tokens = MetricFamily.counters(registry, "textgen_tokens", "Tokens read and written for answers", "kind");
        apiCalls = MetricFamily.counters(
                registry, "textgen_api_calls", "Calls of the server behind the API, by how they ended", "status");
        finishReasons = MetricFamily.counters(
                registry,
                "textgen_api_finish_reasons",
                "Answers of the server behind the API, by why they ended in its words",
                "reason");
        cache = MetricFamily.counters(
                registry,
                "textgen_cache_requests",
                "Requests for an answer, by what the memory of answers had for them",
                "result");
        failover = MetricFamily.counters(
                registry,
                "textgen_failover",
                "Backends that were passed over, by who, for whom and why",
                "from",
                "to",
                "reason");
        verdicts = MetricFamily.counters(
                registry,
                "textgen_grounding_verdicts",
                "Quotations, references and markers of answers, by what was found out",
                "kind",
                "verdict");
        unfaithful = MetricFamily.counters(
                registry,
                "textgen_unfaithful_quotations_shown",
                "Altered or fabricated quotations that answers showed as they were");
        retries = MetricFamily.counters(
                registry, "textgen_retries", "Attempts that were made again, by the reason", "reason");
        rateLimited = MetricFamily.counters(
                registry, "textgen_rate_limited", "Requests that a limit refused, by the limit", "policy");
        invalidOutput = MetricFamily.counters(
                registry,
                "textgen_invalid_output",
                "Answers that were not fit to be shown, by what was wrong with them",
                "fault");
        piiMasked = MetricFamily.counters(
                registry, "textgen_pii_masked", "What was masked in answers, by its kind", "kind");
        outOfMemory = MetricFamily.counters(
                registry, "textgen_out_of_memory", "Times that the engine of this process found no memory");
        rowsLost = MetricFamily.counters(
                registry, "textgen_ledger_rows_lost", "Finished requests that the ledger had no more room for");
        budgetRefused = MetricFamily.counters(
                registry, "textgen_budget_refused", "Requests that a spent budget refused, by whose", "scope");
        feedback = MetricFamily.counters(
                registry, "textgen_feedback", "Judgements of answers by people, by rating", "rating");
        begin();
    }

    private void begin() {
        Stream.of(Outcome.values()).forEach(outcome -> requests.of(lower(outcome)));
        Stream.of(ErrorCode.values())
                .filter(code -> !NOT_OF_ANSWERS.contains(code))
                .forEach(code -> errors.of(code.name()));
        begin(tokens, MetricLabels.TOKENS);
        begin(apiCalls, MetricLabels.CALL_STATUSES);
        begin(finishReasons, MetricLabels.FINISH_REASONS);
        begin(cache, MetricLabels.CACHE_RESULTS);
        MetricLabels.VERDICTS.forEach(
                (kind, found) -> found.forEach(verdict -> verdicts.of(lower(kind), lower(verdict))));
        unfaithful.of();
        begin(retries, MetricLabels.RETRY_REASONS);
        outOfMemory.of();
        rowsLost.of();
        begin(budgetRefused, MetricLabels.BUDGET_SCOPES);
        begin(feedback, MetricLabels.RATINGS);
    }

    private static void begin(MetricFamily<Counter> family, List<String> values) {
        values.forEach(family::of);
    }
}
