package org.scribes.textgen.observe;

import static org.scribes.textgen.observe.Words.lower;

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

    final Family<Counter> requests;
    final Family<Counter> errors;
    final Family<Counter> tokens;
    final Family<Counter> apiCalls;
    final Family<Counter> finishReasons;
    final Family<Counter> cache;
    final Family<Counter> failover;
    final Family<Counter> verdicts;
    final Family<Counter> unfaithful;
    final Family<Counter> retries;
    final Family<Counter> rateLimited;
    final Family<Counter> invalidOutput;
    final Family<Counter> piiMasked;
    final Family<Counter> outOfMemory;
    final Family<Counter> rowsLost;
    final Family<Counter> budgetRefused;
    final Family<Counter> feedback;

    Counters(MetricRegistry registry) {
        requests =
                Family.counters(registry, "textgen_requests", "Requests for an answer, by how they ended", "outcome");
        errors = Family.counters(
                registry, "textgen_generation_errors", "Requests that were not answered, by why", "code");
        tokens = Family.counters(registry, "textgen_tokens", "Tokens read and written for answers", "kind");
        apiCalls = Family.counters(
                registry, "textgen_api_calls", "Calls of the server behind the API, by how they ended", "status");
        finishReasons = Family.counters(
                registry,
                "textgen_api_finish_reasons",
                "Answers of the server behind the API, by why they ended in its words",
                "reason");
        cache = Family.counters(
                registry,
                "textgen_cache_requests",
                "Requests for an answer, by what the memory of answers had for them",
                "result");
        failover = Family.counters(
                registry,
                "textgen_failover",
                "Backends that were passed over, by who, for whom and why",
                "from",
                "to",
                "reason");
        verdicts = Family.counters(
                registry,
                "textgen_grounding_verdicts",
                "Quotations, references and markers of answers, by what was found out",
                "kind",
                "verdict");
        unfaithful = Family.counters(
                registry,
                "textgen_unfaithful_quotations_shown",
                "Altered or fabricated quotations that answers showed as they were");
        retries =
                Family.counters(registry, "textgen_retries", "Attempts that were made again, by the reason", "reason");
        rateLimited = Family.counters(
                registry, "textgen_rate_limited", "Requests that a limit refused, by the limit", "policy");
        invalidOutput = Family.counters(
                registry,
                "textgen_invalid_output",
                "Answers that were not fit to be shown, by what was wrong with them",
                "fault");
        piiMasked = Family.counters(registry, "textgen_pii_masked", "What was masked in answers, by its kind", "kind");
        outOfMemory = Family.counters(
                registry, "textgen_out_of_memory", "Times that the engine of this process found no memory");
        rowsLost = Family.counters(
                registry, "textgen_ledger_rows_lost", "Finished requests that the ledger had no more room for");
        budgetRefused = Family.counters(
                registry, "textgen_budget_refused", "Requests that a spent budget refused, by whose", "scope");
        feedback =
                Family.counters(registry, "textgen_feedback", "Judgements of answers by people, by rating", "rating");
        begin();
    }

    private void begin() {
        Stream.of(Outcome.values()).forEach(outcome -> requests.of(lower(outcome)));
        Stream.of(ErrorCode.values())
                .filter(code -> !NOT_OF_ANSWERS.contains(code))
                .forEach(code -> errors.of(code.name()));
        begin(tokens, Words.TOKENS);
        begin(apiCalls, Words.CALL_STATUSES);
        begin(finishReasons, Words.FINISH_REASONS);
        begin(cache, Words.CACHE_RESULTS);
        Words.VERDICTS.forEach((kind, found) -> found.forEach(verdict -> verdicts.of(lower(kind), lower(verdict))));
        unfaithful.of();
        begin(retries, Words.RETRY_REASONS);
        outOfMemory.of();
        rowsLost.of();
        begin(budgetRefused, Words.BUDGET_SCOPES);
        begin(feedback, Words.RATINGS);
    }

    private static void begin(Family<Counter> family, List<String> values) {
        values.forEach(family::of);
    }
}
