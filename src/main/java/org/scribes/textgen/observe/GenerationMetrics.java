package org.scribes.textgen.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.Variant;

/**
 * Records the metrics that {@code /metrics} shows; docs/metrics.md has their table. Every metric exists from the start.
 * No label value comes from a caller.
 */
@ApplicationScoped
public class GenerationMetrics {
    private final Counters counters;
    private final RequestHistograms requests;
    private final TgiMetrics tgi;
    private final Histogram hold;
    private final Gauges gauges;
    private final TokenRate rate;
    private final AtomicInteger active = new AtomicInteger();
    private BigDecimal cost = BigDecimal.ZERO;

    @Inject
    GenerationMetrics(MetricRegistry registry) {
        this(registry, System::nanoTime);
    }

    GenerationMetrics(MetricRegistry registry, LongSupplier nanos) {
        this.counters = new Counters(registry);
        this.requests = new RequestHistograms(registry);
        this.tgi = new TgiMetrics(registry);
        this.hold = registry.histogram(
                MetricFamily.metadata(
                        "textgen_grounding_hold_ms",
                        "Longest time that text of an answer waited for verification, in ms"),
                MetricFamily.NO_TAGS);
        this.gauges = new Gauges(registry);
        this.rate = new TokenRate(nanos);
        show(Gauge.ACTIVE_REQUESTS, active::get);
        show(Gauge.TOKENS_PER_SECOND, rate::perSecond);
        show(Gauge.ESTIMATED_COST, this::cost);
    }

    /** Creates the metrics of a model that may answer. */
    public void expectModel(ExpectedModel model) {
        requests.expect(model);
    }

    /** Records that the backend does not stream, so that it has no inter-token time. Call before {@link #expectModel}. */
    public void answersWhole(Mode mode) {
        requests.answersWhole(mode);
    }

    /** Creates the counters of failovers from {@code from} to {@code to}. */
    public void expectFailover(String from, String to, Collection<ErrorCode> reasons) {
        reasons.forEach(reason -> counters.failover.of(new FailoverLabels(from, to, reason)));
    }

    /** Creates the counters of a variant. */
    public void expectVariant(Variant variant) {
        for (Outcome outcome : Outcome.values()) {
            counters.variants.of(new VariantLabels(variant, outcome));
        }
    }

    /** Creates the counters of rate limits. */
    public void expectRateLimits(Collection<? extends Enum<?>> policies) {
        counters.rateLimited.expect(policies);
    }

    /** Creates the counters of output faults. */
    public void expectInvalidOutput(Enum<?>... faults) {
        counters.invalidOutput.expect(List.of(faults));
    }

    /** Creates the counters of masked personal data. */
    public void expectPii(Enum<?>... kinds) {
        counters.piiMasked.expect(List.of(kinds));
    }

    /** Sets the source of a gauge. {@code value} is read often and must not block. */
    public void show(Gauge gauge, DoubleSupplier value) {
        gauges.show(gauge, value);
    }

    /**
     * Shows a gauge of a target, which keeps its first source.
     *
     * @param target its name in the configuration
     * @param value is read often and must not block
     */
    public void show(TargetGauge gauge, String target, DoubleSupplier value) {
        gauges.show(gauge, target, value);
    }

    /** Sets the source of a budget's gauge: the spent share from 0 to 1, the highest of all keys or users. */
    public void budgetUsed(BudgetKind kind, DoubleSupplier share) {
        show(Gauge.budgetUsed(kind), share);
    }

    /** The present value of {@code gauge}; 0 until it has a source. */
    public double value(Gauge gauge) {
        return gauges.value(gauge);
    }

    /** The present value of a budget's gauge. */
    public double budgetUsed(BudgetKind kind) {
        return value(Gauge.budgetUsed(kind));
    }

    /** The cache lookups with this result, since the start. */
    public long cacheLookups(CacheResult result) {
        return counters.cache.of(result).getCount();
    }

    /** Counts a request as active. {@link #ended()} must follow. */
    public void started() {
        active.incrementAndGet();
    }

    /** Ends what {@link #started()} began, whatever the outcome. */
    public void ended() {
        active.decrementAndGet();
    }

    /** Records a finished request. A cancelled request is counted, but not as an error. */
    public void finished(FinishedRequest request) {
        counters.requests.of(request.outcome()).inc();
        request.code()
                .filter(code -> code != ErrorCode.CANCELLED)
                .ifPresent(code -> counters.errors.of(code).inc());
        request.variant()
                .ifPresent(variant -> counters.variants
                        .of(new VariantLabels(variant, request.outcome()))
                        .inc());
        requests.add(request);
        tgi.finished(request);
        request.result()
                .flatMap(GenerationResult::grounded)
                .ifPresent(answer -> counters.unfaithful.inc(answer.falseQuotationsShown()));
    }

    /** Records a finished request whose answer nobody sees. */
    public void shadowFinished(FinishedRequest request) {
        request.variant()
                .ifPresent(variant -> counters.variants
                        .of(new VariantLabels(variant, request.outcome()))
                        .inc());
    }

    /** Records that a shadow did not answer a request, since there was other work. */
    public void shadowLeftOut() {
        counters.shadowLeftOut.inc();
    }

    /** Records the tokens of a generated answer, once, however many requests share the answer. */
    public void generated(TokenUsage usage) {
        counters.tokens.of(TokenKind.INPUT).inc(usage.input());
        counters.tokens.of(TokenKind.OUTPUT).inc(usage.generated());
        rate.add(usage.generated());
    }

    /** Adds the cost of a generated answer. */
    public synchronized void spent(BigDecimal usd) {
        cost = cost.add(usd);
    }

    private synchronized double cost() {
        return cost.doubleValue();
    }

    /** Records that a spent budget refused a request. */
    public void budgetRefused(BudgetKind kind) {
        counters.budgetRefused.of(kind).inc();
    }

    /** Records that the engine in this process ran out of memory. */
    public void outOfMemory() {
        counters.outOfMemory.inc();
    }

    /** Records rows that the full ledger queue dropped. */
    public void ledgerRowsLost(long rows) {
        counters.rowsLost.inc(rows);
    }

    /** Records a rating of an answer, 1 to 5. */
    public void rated(int rating) {
        counters.feedback.of(rating).inc();
    }

    /** Records the result of a cache lookup. */
    public void cacheLookup(CacheResult result) {
        counters.cache.of(result).inc();
    }

    /** Records a retry; an unknown reason is counted as {@code other}. */
    public void retried(String reason) {
        counters.retries.of(RetryReason.of(reason)).inc();
    }

    /** Records the verdicts on a verified answer. */
    public void grounded(GroundedAnswer answer) {
        answer.summary()
                .counts()
                .forEach((kind, verdicts) -> verdicts.forEach((verdict, count) ->
                        counters.verdicts.of(new CitationLabels(kind, verdict)).inc(count)));
    }

    /** Records the longest time that text of an answer waited for verification. */
    public void held(Duration time) {
        hold.update(time.toMillis());
    }

    /** Records that a rate limit refused a request. */
    public void rateLimited(Enum<?> policy) {
        counters.rateLimited.of(policy).inc();
    }

    /** Records that an answer failed validation. */
    public void invalidOutput(Enum<?> fault) {
        counters.invalidOutput.of(fault).inc();
    }

    /** Records how much personal data of one kind was masked in an answer. */
    public void piiMasked(Enum<?> kind, int count) {
        counters.piiMasked.of(kind).inc(count);
    }

    /** Records a failover from one target to another. */
    public void failedOver(String from, String to, ErrorCode reason) {
        counters.failover.of(new FailoverLabels(from, to, reason)).inc();
    }

    /** Records a call of the server behind the API; an unknown status is counted as {@code other}. */
    public void apiCalled(String status) {
        counters.apiCalls.of(CallStatus.of(status)).inc();
    }

    /** Records the finish reason that the server behind the API gave. */
    public void answerEnded(Enum<?> reason) {
        counters.finishReasons.of(UpstreamFinish.of(reason)).inc();
    }
}
