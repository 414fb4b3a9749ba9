package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.RoutedCompletion;
import org.scribes.textgen.cache.RememberedAnswers;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.guard.CheckedRequest;
import org.scribes.textgen.guard.RateLimits;
import org.scribes.textgen.guard.RequestCleaner;
import org.scribes.textgen.guard.TokenBudget;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** Leads every request from its arrival to its answer. An answer that is not streamed is the collected stream. */
@ApplicationScoped
public class GenerationService {
    private static final EventLog LOG = EventLog.of(GenerationService.class);
    private static final String NOT_CUT = "nothing was cut: how long a prompt may be is not known here";

    private final BackendRouter router;
    private final GroundingService grounding;
    private final RememberedAnswers remembered;
    private final RateLimits limits;
    private final OutputService output;
    private final GenerationMetrics metrics;
    private final Duration timeout;
    private final Duration drain;
    private final ActiveRequests active = new ActiveRequests();

    @Inject
    GenerationService(
            BackendRouter router,
            GroundingService grounding,
            RememberedAnswers remembered,
            RateLimits limits,
            OutputService output,
            GenerationMetrics metrics,
            HuggingFaceConfig huggingFace,
            LocalConfig local) {
        this.router = router;
        this.grounding = grounding;
        this.remembered = remembered;
        this.limits = limits;
        this.output = output;
        this.metrics = metrics;
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
     * @param caller as {@link Gate} let it in
     * @param events takes {@link StreamEvent.Token}, {@link StreamEvent.Cited} and {@link StreamEvent.Restart} as they come, then one {@link
     *     StreamEvent.Done}; called on this thread only
     * @param cancellation made by {@link #arrival()} when the request came in
     * @throws GenerationException when there is no answer; its code says why
     */
    public GenerationResult generate(
            GenerationRequest request, Caller caller, Consumer<StreamEvent> events, Cancellation cancellation) {
        active.enter(cancellation);
        metrics.started();
        try {
            CheckedRequest clean = RequestCleaner.clean(request);
            GenerationResult result = remembered
                    .answer(
                            clean.request(),
                            caller.client(),
                            router.modelStatus(clean.request().model()),
                            events,
                            cancellation,
                            (told, until) -> generated(caller, fitting(clean.request()), told, until))
                    .warnedOf(clean.warnings());
            events.accept(new StreamEvent.Done(result));
            metrics.answered(result);
            logAnswer(result, caller);
            return result;
        } catch (GenerationException e) {
            metrics.failed(e.code());
            LOG.info(
                    "request_failed",
                    field("key", caller.client().name()),
                    field("user", caller.user().orElse("none")),
                    field("code", e.code()),
                    field("millis", cancellation.elapsed().toMillis()));
            throw e;
        } catch (RuntimeException e) {
            metrics.failed(ErrorCode.GENERATION_FAILED);
            LOG.error("request_failed", field("code", ErrorCode.GENERATION_FAILED), failure(e));
            throw e;
        } finally {
            metrics.ended();
            active.leave(cancellation);
        }
    }

    /**
     * The request, cut to the window of the backend that would answer now, if it asks for that; else the backend itself
     * refuses what does not fit, and its prompt is counted once.
     */
    private CheckedRequest fitting(GenerationRequest request) {
        if (request.truncation() == Truncation.NO) {
            return new CheckedRequest(request, List.of());
        }
        return router.window(request.model())
                .map(window -> TokenBudget.fit(request, window))
                .orElseGet(() -> new CheckedRequest(request, List.of(NOT_CUT)));
    }

    /** A new answer, whose tokens count, whoever of those who wait for it is still there at its end. */
    private GenerationResult generated(
            Caller caller, CheckedRequest fitted, Consumer<StreamEvent> events, Cancellation cancellation) {
        GenerationResult result = answer(fitted.request(), events, cancellation).warnedOf(fitted.warnings());
        limits.charge(caller, result.completion().usage());
        metrics.generated(result.completion().usage());
        return result;
    }

    private GenerationResult answer(
            GenerationRequest request, Consumer<StreamEvent> events, Cancellation cancellation) {
        EventSink sink = new EventSink(events, cancellation);
        if (request.grounding() != GroundingPolicy.OFF) {
            return new GroundedGeneration(router, grounding, output, metrics, request, sink, cancellation).answer();
        }
        ShownAnswer shown = output.begin(request, sink);
        RoutedCompletion answer = router.generate(request, shown, output, cancellation);
        Completion completion = shown.finish(answer.completion());
        output.shown(shown);
        return new GenerationResult(
                request.requestId(), completion, answer.route(), cancellation.elapsed(), sink.firstToken());
    }

    private static void logAnswer(GenerationResult result, Caller caller) {
        Completion completion = result.completion();
        LOG.info(
                "request_answered",
                field("key", caller.client().name()),
                field("user", caller.user().orElse("none")),
                field("model", completion.model()),
                field("mode", completion.mode()),
                field("finish_reason", completion.finishReason()),
                field("input_tokens", completion.usage().input()),
                field("tokens_generated", completion.usage().generated()),
                field("attempts", result.route().attempts()),
                field("cached", result.cached()),
                field("millis", result.latency().toMillis()));
    }

    /** What is known of the model that answers. */
    public ModelStatus model() {
        return router.modelStatus();
    }

    void stop(@Observes Shutdown event) {
        int cancelled = active.drain(drain);
        if (cancelled > 0) {
            LOG.warn("requests_cancelled_at_stop", field("count", cancelled));
        }
    }
}
