package org.scribes.textgen.generation.pipeline;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.config.RetryConfig;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.generation.output.AnswerEvents;
import org.scribes.textgen.generation.output.AnswerOutput;
import org.scribes.textgen.generation.output.GroundingPlan;
import org.scribes.textgen.generation.output.GroundingService;
import org.scribes.textgen.generation.output.OutputFilters;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/**
 * The last stage: asks the backends until one gives an answer that may be shown. {@link AttemptRun} decides after each
 * attempt whether and how to ask again, and is the only place that does.
 */
@ApplicationScoped
public class AttemptLoop implements AnswerStage {
    private static final EventLog LOG = EventLog.of(AttemptLoop.class);
    private static final Duration RETRY_WITHOUT_MEMORY = Duration.ofSeconds(5);

    private final OutputFilters filters;
    private final BiFunction<GenerationRequest, Completion, Optional<String>> validation;
    private final BiConsumer<GenerationContext, Consumption> meter;
    private final RetryConfig config;
    private final GenerationMetrics metrics;
    private final DoubleSupplier random;
    private final int holdCharacters;
    /** Models whose last answer closed its thinking without opening it: the opening tag is in their prompt. */
    private final Set<String> thinkers = ConcurrentHashMap.newKeySet();

    @Inject
    AttemptLoop(
            OutputFilters filters, UsageMeter meter, RetryConfig config, DoorConfig doors, GenerationMetrics metrics) {
        this(
                filters,
                filters::fault,
                meter::charge,
                config,
                metrics,
                () -> ThreadLocalRandom.current().nextDouble(),
                doors.holdCharacters());
    }

    /**
     * For tests.
     *
     * @param validation why a whole answer is not fit to be shown, if it is not
     * @param meter charges what an attempt consumed
     * @param random from 0 to 1, for the jitter of pauses
     * @param holdCharacters the characters that {@link Delivery#STREAM_HELD} holds back
     */
    AttemptLoop(
            OutputFilters filters,
            BiFunction<GenerationRequest, Completion, Optional<String>> validation,
            BiConsumer<GenerationContext, Consumption> meter,
            RetryConfig config,
            GenerationMetrics metrics,
            DoubleSupplier random,
            int holdCharacters) {
        this.filters = filters;
        this.validation = validation;
        this.meter = meter;
        this.config = config;
        this.metrics = metrics;
        this.random = random;
        this.holdCharacters = holdCharacters;
    }

    /**
     * Answers on the calling thread.
     *
     * @throws GenerationException when no backend gives an answer. Of several failures the first is thrown, which is the
     *     one to fix
     */
    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        Optional<GroundingPlan> plan = filters.plan(context.request());
        if (plan.filter(some -> some.refuses(context.request())).isPresent()) {
            throw GroundingService.unanswerable();
        }
        GenerationContext constrained = context.with(filters.constrained(context.request(), plan));
        return new AttemptRun(this, constrained, plan, metrics).answer();
    }

    /** The most attempts at one backend with the same request. */
    int maxAttempts() {
        return config.maxAttempts();
    }

    /** The characters of an answer that are held back. */
    int held(Delivery delivery) {
        return delivery == Delivery.STREAM_HELD ? holdCharacters : 0;
    }

    RetrySchedule schedule(boolean standby, GenerationContext context) {
        return new RetrySchedule(config, standby, context.cancellation(), random);
    }

    /**
     * Makes one attempt. What goes wrong in it becomes its result; a defect is logged and counts as a failure.
     *
     * @param warnings what the client is told if this attempt is accepted
     */
    AttemptResult attempt(
            TextBackend backend,
            GenerationContext context,
            Optional<GroundingPlan> plan,
            AnswerEvents events,
            List<String> warnings) {
        GenerationRequest request = context.request();
        String model = backend.modelFor(request);
        AnswerOutput output = filters.begin(
                request,
                plan,
                thinkers.contains(model),
                events,
                consumption -> meter.accept(context, consumption),
                context.cancellation());
        Completion written;
        try {
            written = output.written(backend.generate(request, output, context.cancellation()));
        } catch (TransientFailure failure) {
            return new AttemptResult.Transient(failure);
        } catch (GenerationException failure) {
            return new AttemptResult.Failed(failure);
        } catch (RuntimeException | Error defect) {
            LOG.error("backend_defect", field("backend", backend.modelStatus().mode()), failure(defect));
            return new AttemptResult.Failed(asFailure(defect));
        }
        learn(model, output.thoughtUnannounced());
        Optional<String> fault = validation.apply(request, written);
        if (fault.isPresent()) {
            return new AttemptResult.Invalid(fault.get());
        }
        AnswerOutput.Shown shown = filters.finish(output, written.warning(warnings));
        boolean repaired = shown.grounded().map(GroundedAnswer::mended).orElse(true);
        return request.grounding() == GroundingPolicy.ENFORCE && !repaired
                ? new AttemptResult.Ungrounded()
                : new AttemptResult.Accepted(shown);
    }

    private void learn(String model, boolean unannounced) {
        if (unannounced ? thinkers.add(model) : thinkers.remove(model)) {
            LOG.info("model_thinks", field("model", model), field("unannounced", unannounced));
        }
    }

    /** An exhausted heap ends the process: what is caught here is native memory. */
    private static GenerationException asFailure(Throwable defect) {
        return defect instanceof OutOfMemoryError
                ? GenerationException.retryable(
                        ErrorCode.OUT_OF_MEMORY, "not enough memory for this request now", RETRY_WITHOUT_MEMORY)
                : new GenerationException(ErrorCode.GENERATION_FAILED, "the answer could not be generated", defect);
    }
}
