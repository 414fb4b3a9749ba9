package org.scribes.textgen.generation.pipeline;

import static org.scribes.textgen.observe.EventLog.field;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.BackendChain;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.generation.output.AnswerEvents;
import org.scribes.textgen.generation.output.AnswerOutput;
import org.scribes.textgen.generation.output.GroundingPlan;
import org.scribes.textgen.generation.output.GroundingService;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/**
 * The attempts at one answer, and every reason to make another.
 *
 * <table>
 * <caption>What follows an attempt</caption>
 * <tr><th>attempt</th><th>next attempt</th></tr>
 * <tr><td>transient failure</td><td>the same backend after a pause, a few times</td></tr>
 * <tr><td>invalid answer</td><td>the same backend with a higher repetition penalty, once</td></tr>
 * <tr><td>ungrounded answer, policy {@code enforce}</td><td>the first backend with another seed, once</td></tr>
 * <tr><td>any other failure, or no attempts left</td><td>the next backend</td></tr>
 * <tr><td>none, since the backend is busy and another is ready</td><td>the next backend</td></tr>
 * </table>
 *
 * <p>A client that has seen text of a failed attempt gets a restart first. Where it must not, since it asked for an error
 * instead or would see one model contradict itself, the failure is final.
 */
final class AttemptRun {
    private static final EventLog LOG = EventLog.of(AttemptRun.class);
    private static final String AFTER_INVALID = "the first answer was not fit to be shown: this is another one";
    private static final String AFTER_UNGROUNDED =
            "the first answer quoted what the passages do not hold: this is another one";

    private final AttemptLoop loop;
    private final GenerationContext context;
    private final Optional<GroundingPlan> plan;
    private final GenerationMetrics metrics;
    private final AnswerEvents events;
    private final List<String> warnings = new ArrayList<>();

    /** Asked of each backend first; another seed replaces it after an ungrounded answer. */
    private GenerationRequest original;

    private GenerationRequest request;
    private BackendChain chain;
    private int backend;
    private RetrySchedule retries;
    /** How many attempts may still be made at this backend with this request. */
    private int attemptsLeft;

    private AttemptLog log = new AttemptLog();
    private boolean repeated;
    private @Nullable GenerationException firstFailure;

    AttemptRun(AttemptLoop loop, GenerationContext context, Optional<GroundingPlan> plan, GenerationMetrics metrics) {
        this.loop = loop;
        this.context = context;
        this.plan = plan;
        this.metrics = metrics;
        this.events =
                new AnswerEvents(context.events(), loop.held(context.request().delivery()));
        this.original = context.request();
        this.chain = context.models().chain(original);
        askOf(0, original);
    }

    GenerationResult answer() {
        while (true) {
            cancellation().throwIfCancelled();
            if (isLeftToAnother()) {
                failOver(busy());
                continue;
            }
            log.attempt();
            attemptsLeft--;
            AttemptResult result = loop.attempt(
                    chain.at(backend),
                    context.with(request),
                    plan,
                    events,
                    repeated ? List.of(AFTER_INVALID) : List.of());
            if (result instanceof AttemptResult.Accepted accepted) {
                events.release();
                return result(accepted.answer());
            }
            prepareNext(result);
        }
    }

    /** Whether the target is busy, and another one behind it can answer now. */
    private boolean isLeftToAnother() {
        OptionalInt next = chain.after(backend, busy());
        return next.isPresent()
                && mayRestart()
                && chain.at(next.getAsInt()).modelStatus().ready()
                && chain.at(backend).isBusy(request);
    }

    private GenerationResult result(AnswerOutput.Shown answer) {
        return new GenerationResult(
                original.requestId(),
                answer.completion()
                        .warning(warnings)
                        .warnedOf(plan.map(GroundingPlan::warnings).orElse(List.of())),
                log.route(chain.at(backend).target(), original.variant()),
                answer.grounded(),
                cancellation().elapsed(),
                Optional.empty());
    }

    private void prepareNext(AttemptResult result) {
        if (result instanceof AttemptResult.Transient failed) {
            retry(failed.failure());
        } else if (result instanceof AttemptResult.Invalid invalid) {
            repeatLess(invalid.fault());
        } else if (result instanceof AttemptResult.Ungrounded) {
            seedAnew();
        } else if (result instanceof AttemptResult.Failed failed) {
            failOver(failed.failure());
        } else {
            throw new IllegalStateException("no attempt follows " + result);
        }
    }

    private void retry(TransientFailure failure) {
        boolean mayBeginAnew = request.delivery() == Delivery.WHOLE || !events.seen();
        if (attemptsLeft == 0 || !mayBeginAnew || !retries.plan(failure.leastWait())) {
            failOver(failure.failure());
            return;
        }
        metrics.retried(failure.reason());
        LOG.info(
                "attempt_failed",
                field("reason", failure.reason()),
                field("code", failure.failure().code()),
                field("retry_in_millis", retries.planned().toMillis()));
        events.restart(failure.failure().code());
        pause(retries.planned());
    }

    private void pause(Duration pause) {
        try {
            cancellation().awaitCancel(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation().cancel(Cancellation.Reason.STOPPING);
            throw GenerationException.stopping();
        }
    }

    private void repeatLess(String fault) {
        if (repeated || !mayRestart()) {
            failOver(new GenerationException(
                    ErrorCode.INVALID_OUTPUT, "the model gave no answer that is fit to be shown: it " + fault));
            return;
        }
        events.restart(ErrorCode.INVALID_OUTPUT);
        askOf(backend, original.repeatingLess());
        repeated = true;
    }

    private void seedAnew() {
        boolean second = !warnings.isEmpty();
        if (second || !mayRestart()) {
            throw GroundingService.ungrounded();
        }
        events.restart(ErrorCode.UNGROUNDED);
        warnings.add(AFTER_UNGROUNDED);
        original = original.seededAnew();
        chain = context.models().chain(original);
        log = new AttemptLog();
        firstFailure = null;
        askOf(0, original);
    }

    private void failOver(GenerationException failure) {
        boolean callersFault = firstFailure == null && isCallersFault(failure.code());
        firstFailure = firstFailure == null ? failure : firstFailure;
        OptionalInt next = chain.after(backend, failure);
        if (cancellation().reason().isPresent()) {
            throw failure;
        }
        if (callersFault || !mayRestart() || next.isEmpty()) {
            throw firstFailure;
        }
        String from = chain.at(backend).target();
        String to = chain.at(next.getAsInt()).target();
        String detail = String.valueOf(failure.getMessage());
        LOG.warn(
                "backend_passed_over",
                field("from", from),
                field("to", to),
                field("code", failure.code()),
                field("detail", detail));
        metrics.failedOver(from, to, failure.code());
        log.failover(new Failover(from, to, failure.code(), detail));
        events.restart(failure.code());
        askOf(next.getAsInt(), original);
    }

    private void askOf(int index, GenerationRequest next) {
        backend = index;
        request = next;
        repeated = false;
        retries = loop.schedule(chain.hasStandby(index), context);
        attemptsLeft = loop.maxAttempts();
    }

    private boolean mayRestart() {
        return request.delivery().mayRestart(events.seen());
    }

    /** The backend that was asked first refuses the request itself; another may have another window, but was not asked. */
    private static boolean isCallersFault(ErrorCode code) {
        return switch (code) {
            case EMPTY_PROMPT, INVALID_PARAMETER, PROMPT_TOO_LONG -> true;
            default -> false;
        };
    }

    private static GenerationException busy() {
        return GenerationException.retryable(
                ErrorCode.OVERLOADED, "the limits of the target are reached", Duration.ofSeconds(2));
    }

    private Cancellation cancellation() {
        return context.cancellation();
    }
}
