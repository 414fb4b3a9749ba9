package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.cache.AnswerCache;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.guard.RequestCleaner;
import org.scribes.textgen.guard.RequestWithWarnings;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.threads.ProcessEnd;
import org.scribes.textgen.usage.RequestCost;
import org.scribes.textgen.usage.RequestCosts;

/** Leads every request from its arrival to its answer. An answer that is not streamed is the collected stream. */
@ApplicationScoped
public class GenerationService {
    private static final EventLog LOG = EventLog.of(GenerationService.class);
    /** An answer may go on to be generated for others who asked for it later. */
    private static final int LONGEST_TIMEOUTS = 2;
    /** For all that is done after the last answer, the server's own stop included. */
    private static final Duration AFTER_DRAIN = Duration.ofSeconds(14);

    private final BackendRouter router;
    private final AnswerMaker maker;
    private final AnswerCache remembered;
    private final RateLimits limits;
    private final RequestCosts accounts;
    private final RequestReports reports;
    private final GenerationMetrics metrics;
    private final Tracing tracing;
    private final Duration timeout;
    private final Duration drain;
    private final ActiveRequests active = new ActiveRequests();
    private volatile Optional<ProcessEnd> end = Optional.empty();

    @Inject
    GenerationService(
            BackendRouter router,
            AnswerMaker maker,
            AnswerCache remembered,
            RateLimits limits,
            RequestCosts accounts,
            RequestReports reports,
            GenerationMetrics metrics,
            Tracing tracing,
            HuggingFaceConfig huggingFace,
            LocalConfig local) {
        this.router = router;
        this.maker = maker;
        this.remembered = remembered;
        this.limits = limits;
        this.accounts = accounts;
        this.reports = reports;
        this.metrics = metrics;
        this.tracing = tracing;
        this.timeout = huggingFace.timeout();
        this.drain = local.drain();
    }

    /** What a request that arrives now is held to: make it first, hand it to {@link #generate}. */
    public Cancellation arrival() {
        return new Cancellation(timeout, System::nanoTime);
    }

    /**
     * Generates the answer to {@code request} on the calling thread.
     *
     * @param caller as {@link RateLimiter} let it in
     * @param events takes {@link StreamEvent.Token}, {@link StreamEvent.Cited} and {@link StreamEvent.Restart} as they come, then one {@link
     *     StreamEvent.Done}; called on this thread only
     * @param cancellation made by {@link #arrival()} when the request came in
     * @throws GenerationException when there is no answer; its code says why
     */
    public GenerationResult generate(
            GenerationRequest request, Caller caller, Consumer<StreamEvent> events, Cancellation cancellation) {
        return inWork(cancellation, () -> reported(request, caller, accounts.open(), events, cancellation));
    }

    /**
     * Does work that a server waits for when it stops.
     *
     * @throws GenerationException OVERLOADED once the server is stopping
     */
    <T> T inWork(Cancellation cancellation, Supplier<T> work) {
        active.enter(cancellation);
        metrics.started();
        try {
            return work.get();
        } finally {
            metrics.ended();
            active.leave(cancellation);
        }
    }

    private GenerationResult reported(
            GenerationRequest request,
            Caller caller,
            RequestCost bill,
            Consumer<StreamEvent> events,
            Cancellation cancellation) {
        GenerationResult result;
        try {
            result = answer(request.askedBy(caller.client()), caller, bill, events, cancellation);
            events.accept(new StreamEvent.Done(result));
        } catch (GenerationException e) {
            close(bill, failed(request, caller, e.code(), cancellation), Optional.empty());
            throw e;
        } catch (RuntimeException | Error e) {
            close(bill, failed(request, caller, ErrorCode.GENERATION_FAILED, cancellation), Optional.of(e));
            throw e;
        }
        close(bill, FinishedRequest.answered(caller, result), Optional.empty());
        return result;
    }

    /** A request that is over cannot fail any more, whatever befalls those who keep count. */
    private void close(RequestCost bill, FinishedRequest finished, Optional<Throwable> defect) {
        try {
            Optional<BigDecimal> cost = bill.cost();
            bill.close(finished);
            reports.finished(finished, cost, defect);
        } catch (RuntimeException e) {
            LOG.error("report_failed", failure(e));
        }
    }

    private GenerationResult answer(
            GenerationRequest request,
            Caller caller,
            RequestCost bill,
            Consumer<StreamEvent> events,
            Cancellation cancellation) {
        RequestWithWarnings clean = tracing.within("guard.clean", work -> RequestCleaner.clean(request));
        GenerationRequest asked = clean.request();
        ModelStatus model = router.modelStatus(asked.model());
        List<String> spending = hold(bill, caller, asked, model);
        return remembered
                .answer(
                        asked,
                        caller.client(),
                        model,
                        events,
                        cancellation,
                        (told, until) ->
                                bill.generating(() -> maker.make(asked, used -> charge(caller, bill, used), told, until)
                                        .costing(bill.cost())))
                .warnedOf(clean.warnings())
                .warnedOf(spending);
    }

    private List<String> hold(RequestCost bill, Caller caller, GenerationRequest asked, ModelStatus model) {
        int limit = model.maxOutputTokens();
        int most = Math.min(limit, asked.options().maxNewTokens().orElse(limit));
        return accounts.hold(
                bill,
                caller,
                model.mode(),
                asked.model().orElse(model.name()),
                () -> TokenEstimate.of(asked),
                most,
                timeout.multipliedBy(LONGEST_TIMEOUTS));
    }

    /** An attempt has used up something, whoever of those who wait for its answer is still there, and whether it is shown. */
    private void charge(Caller caller, RequestCost bill, Consumption used) {
        bill.add(used).ifPresent(metrics::spent);
        limits.charge(caller, used.usage());
        metrics.generated(used.usage());
    }

    private FinishedRequest failed(
            GenerationRequest request, Caller caller, ErrorCode code, Cancellation cancellation) {
        Optional<String> named = request.model().filter(router::knows);
        ModelStatus model = router.modelStatus(named);
        return FinishedRequest.failed(
                request.requestId(), caller, named.orElse(model.name()), model.mode(), code, cancellation.elapsed());
    }

    /** What is known of the model that answers. */
    public ModelStatus model() {
        return router.modelStatus();
    }

    /** What is in work ends while the server still waits for it, and the process ends in time whatever hangs. */
    void start(@Observes Startup event) {
        end = Optional.of(ProcessEnd.watch(this::drain, drain.plus(AFTER_DRAIN)));
    }

    void stop(@Observes Shutdown event) {
        drain();
        end.ifPresent(ProcessEnd::close);
    }

    private void drain() {
        int cancelled = active.drain(drain);
        if (cancelled > 0) {
            LOG.warn("requests_cancelled_at_stop", field("count", cancelled));
        }
    }
}
