package org.scribes.textgen.observe;

import static org.scribes.textgen.observe.MetricLabels.lower;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
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
import org.scribes.textgen.domain.TokenUsage;

/**
 * Counts and times what the service does, for {@code /metrics}; the table of it all is in docs/operations.md. Everything is
 * there at zero from the start, and no label takes a value that a caller chose.
 */
@ApplicationScoped
public class GenerationMetrics {
    private final Counters counters;
    private final RequestHistograms requests;
    private final Histogram hold;
    private final Gauges figures;
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
        this.hold = MetricFamily.histograms(
                        registry,
                        "textgen_grounding_hold_ms",
                        "The longest time that a part of an answer waited to be judged, in ms")
                .of();
        this.figures = new Gauges(registry);
        this.rate = new TokenRate(nanos);
        show(Gauge.ACTIVE_REQUESTS, active::get);
        show(Gauge.TOKENS_PER_SECOND, rate::perSecond);
        show(Gauge.ESTIMATED_COST, this::cost);
    }

    /** A model may answer: what counts its requests is there at zero from now on. */
    public void expectModel(ExpectedModel model) {
        requests.expect(model);
    }

    /** Answers of {@code mode} come in one piece: there is no time between their tokens. Before its models are expected. */
    public void answersWhole(Mode mode) {
        requests.answersWhole(mode);
    }

    /** {@code from} may be passed over for {@code to}. */
    public void expectFailover(Mode from, Mode to, Collection<ErrorCode> reasons) {
        reasons.forEach(reason -> counters.failover.of(lower(from), lower(to), reason.name()));
    }

    /** These limits may refuse requests. */
    public void expectRateLimits(Collection<String> policies) {
        policies.forEach(counters.rateLimited::of);
    }

    /** Answers may be unfit in these ways. */
    public void expectInvalidOutput(Enum<?>... faults) {
        for (Enum<?> fault : faults) {
            counters.invalidOutput.of(lower(fault));
        }
    }

    /** This may be masked. */
    public void expectPii(Enum<?>... kinds) {
        for (Enum<?> kind : kinds) {
            counters.piiMasked.of(lower(kind));
        }
    }

    /** Shows {@code value} from now on, in place of what was shown before. Asked often: it must not wait. */
    public void show(Gauge figure, DoubleSupplier value) {
        figures.show(figure, value);
    }

    /**
     * Shows the used share of a budget from now on, 1 being all of it; of keys and of users the highest.
     *
     * @param scope total, key or user
     */
    public void budgetUsed(String scope, DoubleSupplier share) {
        show(Gauge.budgetUsed(scope), share);
    }

    /** A request came in. {@link #ended()} must follow. */
    public void started() {
        active.incrementAndGet();
    }

    /** A request that {@link #started()} is over, however it ended. */
    public void ended() {
        active.decrementAndGet();
    }

    /** A request is over. That its client left is counted, but not as an error. */
    public void finished(FinishedRequest request) {
        counters.requests.of(lower(request.outcome())).inc();
        request.code()
                .filter(code -> code != ErrorCode.CANCELLED)
                .ifPresent(code -> counters.errors.of(code.name()).inc());
        requests.add(request);
        request.result().flatMap(GenerationResult::grounded).ifPresent(this::shown);
    }

    /** An answer reached its caller: whoever else found something false in it, that was shown. */
    private void shown(GroundedAnswer answer) {
        counters.unfaithful.of().inc(answer.falseQuotationsShown());
    }

    /** An answer was generated, for as many requests as may be. */
    public void generated(TokenUsage usage) {
        counters.tokens.of("input").inc(usage.input());
        counters.tokens.of("output").inc(usage.generated());
        rate.add(usage.generated());
    }

    /** What was generated cost so much. */
    public synchronized void spent(BigDecimal usd) {
        cost = cost.add(usd);
    }

    private synchronized double cost() {
        return cost.doubleValue();
    }

    /** A spent budget refused a request; {@code scope} is total, key or user. */
    public void budgetRefused(String scope) {
        counters.budgetRefused.of(scope).inc();
    }

    /** The engine of this process found no memory. */
    public void outOfMemory() {
        counters.outOfMemory.of().inc();
    }

    /** The ledger had no room for so many rows: they are lost. */
    public void ledgerRowsLost(long rows) {
        counters.rowsLost.of().inc(rows);
    }

    /** Somebody judged an answer, from 1 to 5. */
    public void rated(int rating) {
        counters.feedback.of(Integer.toString(rating)).inc();
    }

    /** Counts a request by its cache result: hit, miss, shared or bypass. */
    public void cacheRequest(String result) {
        counters.cache.of(result).inc();
    }

    /** A failed attempt is made again; {@code reason} is one of a few words. */
    public void retried(String reason) {
        counters.retries.of(MetricLabels.of(MetricLabels.RETRY_REASONS, reason)).inc();
    }

    /** An answer was held against its passages. */
    public void grounded(GroundedAnswer answer) {
        answer.summary()
                .counts()
                .forEach((kind, verdicts) -> verdicts.forEach((verdict, count) ->
                        counters.verdicts.of(lower(kind), lower(verdict)).inc(count)));
    }

    /** A part of an answer waited so long to be judged. */
    public void held(Duration time) {
        hold.update(time.toMillis());
    }

    /** A limit refused a request. */
    public void rateLimited(String policy) {
        counters.rateLimited.of(policy).inc();
    }

    /** An answer was not fit to be shown. */
    public void invalidOutput(Enum<?> fault) {
        counters.invalidOutput.of(lower(fault)).inc();
    }

    /** So much of a kind was masked in an answer. */
    public void piiMasked(Enum<?> kind, int count) {
        counters.piiMasked.of(lower(kind)).inc(count);
    }

    /** A backend was passed over. */
    public void failedOver(Mode from, Mode to, ErrorCode reason) {
        counters.failover.of(lower(from), lower(to), reason.name()).inc();
    }

    /** A call of a server behind the API ended; {@code status} is that of its response, or one of a few words. */
    public void apiCalled(String status) {
        counters.apiCalls
                .of(MetricLabels.of(MetricLabels.CALL_STATUSES, status))
                .inc();
    }

    /** The server behind the API said why it ended an answer; {@code reason} is one of a few. */
    public void answerEnded(Enum<?> reason) {
        counters.finishReasons
                .of(MetricLabels.of(MetricLabels.FINISH_REASONS, lower(reason)))
                .inc();
    }

    /** The model was loaded in {@code time}. */
    public void modelLoaded(Duration time) {
        double seconds = time.toNanos() / 1e9;
        show(Gauge.MODEL_LOAD_SECONDS, () -> seconds);
    }
}
