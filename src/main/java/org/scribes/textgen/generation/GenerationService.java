package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.ServedModels;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ListedModel;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.generation.pipeline.AnswerPipeline;
import org.scribes.textgen.generation.pipeline.GenerationContext;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.ProcessEnd;
import org.scribes.textgen.usage.RequestCost;
import org.scribes.textgen.usage.RequestCosts;

/**
 * The entry for every request: sends it through the {@link AnswerPipeline}, reports how it ended, and drains running requests
 * when the server stops. An answer that is not streamed is the collected stream.
 */
@ApplicationScoped
public class GenerationService {
    private static final EventLog LOG = EventLog.of(GenerationService.class);
    /** For what the server does after the last answer. */
    private static final Duration AFTER_DRAIN = Duration.ofSeconds(14);

    private final BackendRouter router;
    private final AnswerPipeline pipeline;
    private final RequestCosts costs;
    private final RequestReports reports;
    private final ShadowRequests shadows;
    private final GenerationMetrics metrics;
    private final Duration timeout;
    private final Duration drain;
    private final ActiveRequests active = new ActiveRequests();
    private final List<Runnable> stopListeners = new CopyOnWriteArrayList<>();
    private volatile Optional<ProcessEnd> end = Optional.empty();

    @Inject
    GenerationService(
            BackendRouter router,
            AnswerPipeline pipeline,
            RequestCosts costs,
            RequestReports reports,
            ShadowRequests shadows,
            GenerationMetrics metrics,
            HuggingFaceConfig huggingFace,
            LocalConfig local) {
        this.router = router;
        this.pipeline = pipeline;
        this.costs = costs;
        this.reports = reports;
        this.shadows = shadows;
        this.metrics = metrics;
        this.timeout = huggingFace.timeout();
        this.drain = local.drain();
    }

    /** Starts a request's clock: call it first, and pass the result to {@link #generate}. */
    public Cancellation arrival() {
        return new Cancellation(timeout, System::nanoTime);
    }

    /**
     * Generates the answer to {@code request} on the calling thread.
     *
     * @param caller as {@link RateLimiter} admitted it
     * @param events takes {@link StreamEvent.Token}, {@link StreamEvent.Thinking}, {@link StreamEvent.Cited} and {@link
     *     StreamEvent.Restart} as they come, then one {@link StreamEvent.Done}; called on this thread only
     * @param cancellation made by {@link #arrival()} when the request came in
     * @throws GenerationException when there is no answer; its code says why
     */
    public GenerationResult generate(
            GenerationRequest request, Caller caller, Consumer<StreamEvent> events, Cancellation cancellation) {
        return whileActive(cancellation, () -> reported(request, caller, events, cancellation));
    }

    /**
     * Does work that a server waits for when it stops.
     *
     * @throws GenerationException OVERLOADED once the server is stopping
     */
    <T> T whileActive(Cancellation cancellation, Supplier<T> work) {
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
            GenerationRequest request, Caller caller, Consumer<StreamEvent> events, Cancellation cancellation) {
        try (BackendRouter.Entry entry = router.enter()) {
            return reported(request, caller, events, entry.models(), cancellation);
        }
    }

    private GenerationResult reported(
            GenerationRequest request,
            Caller caller,
            Consumer<StreamEvent> events,
            ServedModels models,
            Cancellation cancellation) {
        RequestCost cost = costs.open();
        GenerationRequest assigned = request.askedBy(caller.client());
        GenerationResult result;
        try {
            assigned = models.assign(assigned, caller);
            FirstToken timed = new FirstToken(events, cancellation);
            GenerationResult answer =
                    pipeline.answer(new GenerationContext(assigned, caller, cost, timed, models, cancellation));
            result = answer.reaching(request.requestId(), cancellation.elapsed(), timed.time())
                    .of(assigned.variant()); // a cached answer has none
            events.accept(new StreamEvent.Done(result));
        } catch (GenerationException e) {
            report(cost, RequestReports.failed(assigned, caller, models, e.code(), cancellation), Optional.empty());
            throw e;
        } catch (RuntimeException | Error e) {
            report(
                    cost,
                    RequestReports.failed(assigned, caller, models, ErrorCode.GENERATION_FAILED, cancellation),
                    Optional.of(e));
            throw e;
        }
        report(cost, FinishedRequest.answered(caller, result), Optional.empty());
        if (!result.cached()) {
            shadows.follow(assigned, caller, models);
        }
        return result;
    }

    /** Reports how a request ended. A report that fails does not fail the request. */
    private void report(RequestCost cost, FinishedRequest finished, Optional<Throwable> defect) {
        try {
            Optional<BigDecimal> total = cost.cost();
            cost.close(finished);
            reports.finished(finished, total, defect);
        } catch (RuntimeException e) {
            LOG.error("report_failed", failure(e));
        }
    }

    /** The state of the model that would answer now. */
    public ModelStatus model() {
        return router.modelStatus();
    }

    /** The name of the model that answers a request without one. */
    public String defaultModel() {
        return router.current().defaultName();
    }

    /** The names of the models that a request may name. */
    public List<String> models() {
        return router.current().names();
    }

    /** The models that a request may name, as they are now, the default model first. */
    public List<ListedModel> listedModels() {
        return router.current().listed();
    }

    /** Runs {@code listener} when the server begins to stop, before it waits for running requests. It must not block. */
    public void onStop(Runnable listener) {
        stopListeners.add(listener);
    }

    /** Drains before the server stops waiting, and ends the process in time whatever hangs. */
    void start(@Observes ServiceStarting event) {
        onStop(shadows::stop);
        end = Optional.of(ProcessEnd.watch(this::drain, drain.plus(AFTER_DRAIN)));
    }

    void stop(@Observes Shutdown event) {
        drain();
        end.ifPresent(ProcessEnd::close);
    }

    private void drain() {
        stopListeners.forEach(Runnable::run);
        int cancelled = active.drain(drain);
        if (cancelled > 0) {
            LOG.warn("requests_cancelled_at_stop", field("count", cancelled));
        }
    }
}
