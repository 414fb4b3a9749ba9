package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.ServedModels;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.FinishedRequest;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.generation.pipeline.AnswerPipeline;
import org.scribes.textgen.generation.pipeline.GenerationContext;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.LogContext;
import org.scribes.textgen.threads.AnswerThreads;
import org.scribes.textgen.usage.RequestCost;
import org.scribes.textgen.usage.RequestCosts;

/**
 * Has a share of the requests answered by a second target, after their own answer, where nobody sees it: it is judged and
 * recorded in the ledger under its variant. While anything waits, or a few are under way, they are left out.
 */
@ApplicationScoped
public class ShadowRequests {
    /** At once, so that they never take more than a little of a machine. */
    static final int MOST = 2;

    private static final EventLog LOG = EventLog.of(ShadowRequests.class);

    private final BackendRouter router;
    private final AnswerPipeline pipeline;
    private final RequestCosts costs;
    private final GenerationMetrics metrics;
    private final Executor threads;
    private final Duration timeout;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

    @Inject
    ShadowRequests(
            BackendRouter router,
            AnswerPipeline pipeline,
            RequestCosts costs,
            GenerationMetrics metrics,
            AnswerThreads threads,
            HuggingFaceConfig huggingFace) {
        this.router = router;
        this.pipeline = pipeline;
        this.costs = costs;
        this.metrics = metrics;
        this.threads = threads;
        this.timeout = huggingFace.timeout();
    }

    /** Has the shadow of an answered request's model answer it too, if it has one and there is room. */
    void follow(GenerationRequest answered, Caller caller, ServedModels models) {
        models.shadow(answered, caller).ifPresent(request -> begin(request, caller));
    }

    private void begin(GenerationRequest request, Caller caller) {
        Cancellation cancellation = new Cancellation(timeout, System::nanoTime);
        if (!enter(cancellation)) {
            metrics.shadowLeftOut();
            return;
        }
        try {
            threads.execute(() -> LogContext.within(request.requestId(), () -> answer(request, caller, cancellation)));
        } catch (RejectedExecutionException stopping) {
            running.remove(cancellation);
            metrics.shadowLeftOut();
        }
    }

    private synchronized boolean enter(Cancellation cancellation) {
        boolean busy = metrics.value(Gauge.REQUESTS_WAITING) > 0 || metrics.value(Gauge.QUEUE_SIZE) > 0;
        return !busy && running.size() < MOST && running.add(cancellation);
    }

    private void answer(GenerationRequest request, Caller caller, Cancellation cancellation) {
        try (BackendRouter.Entry entry = router.enter()) {
            answer(request, caller, entry.models(), cancellation);
        } catch (RuntimeException | Error defect) {
            LOG.error("shadow_defect", failure(defect));
        } finally {
            running.remove(cancellation);
        }
    }

    private void answer(GenerationRequest request, Caller caller, ServedModels models, Cancellation cancellation) {
        RequestCost cost = costs.open();
        FinishedRequest finished;
        try {
            GenerationResult answer =
                    pipeline.answer(new GenerationContext(request, caller, cost, event -> {}, models, cancellation));
            finished = FinishedRequest.answered(
                    caller, answer.reaching(request.requestId(), cancellation.elapsed(), Optional.empty()));
        } catch (GenerationException e) {
            finished = RequestReports.failed(request, caller, models, e.code(), cancellation);
        }
        cost.close(finished);
        metrics.shadowFinished(finished);
        LOG.info(
                "shadow_completed",
                field("variant", request.variant().orElseThrow().name()),
                field("status", finished.outcome()),
                field("duration_ms", cancellation.elapsed().toMillis()));
    }

    /** Ends all of them, so that a server that stops does not wait. */
    @PreDestroy
    void stop() {
        running.forEach(cancellation -> cancellation.cancel(Cancellation.Reason.STOPPING));
    }
}
