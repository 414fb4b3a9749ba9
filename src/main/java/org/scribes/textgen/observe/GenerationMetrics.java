package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenUsage;

/**
 * Counts and times what the service does. Names here are without what the Prometheus format adds by itself:
 * {@code _total} to counters, {@code _seconds} to timers.
 */
@ApplicationScoped
public class GenerationMetrics {
    private static final Metadata REQUESTS = metadata("textgen_requests", "Requests for an answer, by how they ended");
    private static final Metadata ERRORS = metadata("textgen_errors", "Requests that failed, by the code of the error");
    private static final Metadata TOKENS = metadata("textgen_tokens", "Tokens read and written for answers");
    private static final Metadata LATENCY = metadata("textgen_latency", "From a request's arrival to its whole answer");
    private static final Metadata FIRST_TOKEN =
            metadata("textgen_time_to_first_token", "From a request's arrival to the first piece of its answer");
    private static final Metadata ACTIVE =
            metadata("textgen_active_requests", "Requests in the service, waiting or not");
    private static final Metadata QUEUE = metadata("textgen_queue_length", "Requests that wait for the model");
    private static final Metadata RETRIES = metadata("textgen_retries", "Attempts that were made again, by the reason");
    private static final Metadata FAILOVER =
            metadata("textgen_failover", "Backends that were passed over, by who, for whom and why");
    private static final Metadata API_CALLS =
            metadata("textgen_api_calls", "Calls of the server behind the API, by how they ended");
    private static final Metadata VERDICTS = metadata(
            "textgen_grounding_verdicts", "Quotations, references and markers of answers, by what was found out");
    private static final Metadata HOLD =
            metadata("textgen_grounding_hold", "The longest time that a part of an answer waited to be judged");
    private static final Metadata CACHE =
            metadata("textgen_cache_requests", "Requests for an answer, by what the memory of answers had for them");
    private static final Metadata RATE_LIMITED =
            metadata("textgen_rate_limited", "Requests that a limit refused, by the limit");
    private static final Metadata INVALID_OUTPUT =
            metadata("textgen_invalid_output", "Answers that were not fit to be shown, by what was wrong with them");
    private static final Metadata PII_MASKED =
            metadata("textgen_pii_masked", "What was masked in answers, by its kind");
    private static final Metadata LEDGER_LOST =
            metadata("textgen_ledger_rows_lost", "Finished requests that the ledger could not keep");
    private static final Metadata LOAD = metadata("textgen_model_load_seconds", "How long the model took to load");

    private final MetricRegistry registry;
    private final AtomicInteger active = new AtomicInteger();
    private volatile IntSupplier queue = () -> 0;
    private volatile Duration load = Duration.ZERO;

    @Inject
    GenerationMetrics(MetricRegistry registry) {
        this.registry = registry;
        registry.gauge(ACTIVE, active::get);
        registry.gauge(QUEUE, () -> queue.getAsInt());
        registry.counter(LEDGER_LOST);
        registry.gauge(LOAD, () -> load.toNanos() / 1e9);
    }

    /** A request came in. {@link #ended()} must follow. */
    public void started() {
        active.incrementAndGet();
    }

    /** A request that {@link #started()} is over, however it ended. */
    public void ended() {
        active.decrementAndGet();
    }

    /** A request was answered. */
    public void answered(GenerationResult result) {
        outcome("ok");
        registry.timer(LATENCY).update(result.latency());
        result.timeToFirstToken().ifPresent(time -> registry.timer(FIRST_TOKEN).update(time));
    }

    /** An answer was generated, for as many requests as may be. */
    public void generated(TokenUsage usage) {
        registry.counter(TOKENS, new Tag("kind", "input")).inc(usage.input());
        registry.counter(TOKENS, new Tag("kind", "output")).inc(usage.generated());
    }

    /** A request was not answered. That its client left is counted, but not as an error. */
    public void failed(ErrorCode code) {
        if (code == ErrorCode.CANCELLED) {
            outcome("cancelled");
            return;
        }
        outcome("error");
        registry.counter(ERRORS, new Tag("code", code.name())).inc();
    }

    /** The memory of answers was asked; {@code result} is hit, miss, shared or bypass. */
    public void remembered(String result) {
        registry.counter(CACHE, new Tag("result", result)).inc();
    }

    /** A failed attempt is made again; {@code reason} is one of a few words. */
    public void retried(String reason) {
        registry.counter(RETRIES, new Tag("reason", reason)).inc();
    }

    /** An answer was held against its passages. */
    public void grounded(GroundedAnswer answer) {
        answer.summary()
                .counts()
                .forEach((kind, verdicts) -> verdicts.forEach((verdict, count) -> registry.counter(
                                VERDICTS, new Tag("kind", lower(kind)), new Tag("verdict", lower(verdict)))
                        .inc(count)));
    }

    /** A part of an answer waited so long to be judged. */
    public void held(Duration time) {
        registry.timer(HOLD).update(time);
    }

    /** A limit refused a request. */
    public void rateLimited(String policy) {
        registry.counter(RATE_LIMITED, new Tag("policy", policy)).inc();
    }

    /** An answer was not fit to be shown. */
    public void invalidOutput(Enum<?> fault) {
        registry.counter(INVALID_OUTPUT, new Tag("fault", lower(fault))).inc();
    }

    /** So much of a kind was masked in an answer. */
    public void piiMasked(Enum<?> kind, int count) {
        registry.counter(PII_MASKED, new Tag("kind", lower(kind))).inc(count);
    }

    /** A finished request is not in the ledger, and will not be. */
    public void ledgerRowLost() {
        registry.counter(LEDGER_LOST).inc();
    }

    /** A backend was passed over. */
    public void failedOver(Mode from, Mode to, ErrorCode reason) {
        registry.counter(FAILOVER, tag("from", from), tag("to", to), new Tag("reason", reason.name()))
                .inc();
    }

    /** A call of a server behind the API ended; {@code status} is that of its response, or one of a few words. */
    public void apiCalled(String status) {
        registry.counter(API_CALLS, new Tag("status", status)).inc();
    }

    /** Somebody judged an answer. */
    public void judged(int rating) {}

    /** A budget refused a request. */
    public void budgetRefused(String scope) {}

    /** Shows how much of a budget is used, from 0 to 1. */
    public void budgetUsed(String scope, java.util.function.DoubleSupplier share) {}

    public void finished(org.scribes.textgen.domain.FinishedRequest request) {
        request.code()
                .ifPresentOrElse(this::failed, () -> answered(request.result().orElseThrow()));
    }

    public void spent(java.math.BigDecimal usd) {}

    private static Tag tag(String name, Mode mode) {
        return new Tag(name, lower(mode));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Shows the length of a queue from now on, in place of any before. */
    public void queueLength(IntSupplier length) {
        queue = length;
    }

    /** Shows a number from now on. */
    public void gauge(String name, String description, LongSupplier value) {
        registry.gauge(metadata(name, description), value::getAsLong);
    }

    /** The model was loaded in {@code time}. */
    public void modelLoaded(Duration time) {
        load = time;
    }

    private void outcome(String outcome) {
        registry.counter(REQUESTS, new Tag("outcome", outcome)).inc();
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
