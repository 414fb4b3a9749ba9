package org.scribes.textgen.backend;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.domain.AnswerCheck;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.Failover;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** Asks the backends of the chain in their order until one answers. */
@ApplicationScoped
public class BackendRouter implements ModelStatusSource {
    private static final EventLog LOG = EventLog.of(BackendRouter.class);
    private static final String AGAIN = "the first answer was not fit to be shown: this is another one";

    private static final Duration RETRY_WITHOUT_MEMORY = Duration.ofSeconds(5);

    private final List<TextBackend> chain;
    private final Retries retries;
    private final GenerationMetrics metrics;
    /** Models whose last answer was thinking up to a closing tag: the opening one is in their prompt. */
    private final Set<String> thinkers = ConcurrentHashMap.newKeySet();

    @Inject
    BackendRouter(
            @Any Instance<TextBackend> backends,
            BackendsConfig config,
            Retries retries,
            GenerationMetrics metrics,
            TracedBackends traced) {
        this(
                config.order().stream()
                        .map(mode -> traced.traced(ofMode(mode, backends)))
                        .toList(),
                retries,
                metrics);
    }

    /** @param chain in the order in which they are asked */
    BackendRouter(List<TextBackend> chain, Retries retries, GenerationMetrics metrics) {
        this.chain = List.copyOf(chain);
        this.retries = retries;
        this.metrics = metrics;
    }

    /**
     * As {@link TextBackend#generate}, by the first backend whose answer passes {@code check}. One that does not is asked
     * of the same backend once more.
     *
     * @param meter is told what each attempt used up, as it ends
     * @throws GenerationException when none does; of several failures the first, which is the one to mend. What else an
     *     attempt throws, be it an {@link Error}, is a defect: it is logged, and counts as a failure of that attempt
     */
    public RoutedCompletion generate(
            GenerationRequest request,
            TokenSink sink,
            AnswerCheck check,
            Consumer<Consumption> meter,
            Cancellation cancellation) {
        Metered metered = new Metered(meter, System::nanoTime);
        BackendChain able = BackendChain.of(chain, request.model());
        AnswerInProgress progress = new AnswerInProgress(request.delivery(), sink);
        @Nullable GenerationException first = null;
        int place = 0;
        while (true) {
            TextBackend backend = able.at(place);
            try {
                Completion answer =
                        passing(backend, request, progress, check, metered, cancellation, able.standby(place));
                return new RoutedCompletion(answer, progress.route());
            } catch (GenerationException e) {
                boolean callersFault = first == null && isCallersFault(e.code());
                first = first == null ? e : first;
                OptionalInt next = able.after(place, e);
                if (callersFault || cancellation.reason().isPresent() || !progress.mayPassOver() || next.isEmpty()) {
                    throw cancellation.reason().isPresent() ? e : first;
                }
                place = next.getAsInt();
                passOver(progress, mode(backend), mode(able.at(place)), e);
            }
        }
    }

    private Completion passing(
            TextBackend backend,
            GenerationRequest request,
            AnswerInProgress progress,
            AnswerCheck check,
            Metered metered,
            Cancellation cancellation,
            boolean standby) {
        Completion first = attempts(backend, request, progress, metered, cancellation, standby);
        Optional<String> fault = check.fault(request, first);
        if (fault.isEmpty()) {
            return first;
        }
        if (!progress.mayPassOver()) {
            throw invalid(fault.get());
        }
        progress.restart(ErrorCode.INVALID_OUTPUT);
        Completion second = attempts(backend, request.repeatingLess(), progress, metered, cancellation, standby);
        check.fault(request, second).ifPresent(again -> {
            throw invalid(again);
        });
        return second.warning(AGAIN);
    }

    private static GenerationException invalid(String fault) {
        return new GenerationException(
                ErrorCode.INVALID_OUTPUT, "the model gave no answer that is fit to be shown: it " + fault);
    }

    private Completion attempts(
            TextBackend backend,
            GenerationRequest request,
            AnswerInProgress progress,
            Metered metered,
            Cancellation cancellation,
            boolean standby) {
        try {
            return retries.answer(
                    () -> visible(backend, request, progress, metered, cancellation), progress, cancellation, standby);
        } catch (GenerationException known) {
            throw known;
        } catch (RuntimeException | Error defect) {
            LOG.error("backend_defect", field("backend", mode(backend)), failure(defect));
            throw asFailure(defect);
        }
    }

    private Completion visible(
            TextBackend backend,
            GenerationRequest request,
            AnswerInProgress progress,
            Metered metered,
            Cancellation cancellation) {
        String model = request.model().orElseGet(() -> backend.modelStatus().name());
        VisibleAnswer visible = new VisibleAnswer(progress, thinkers.contains(model));
        Completion answer = visible.finish(metered.generate(backend, request, visible, cancellation));
        if (visible.thoughtUnannounced() ? thinkers.add(model) : thinkers.remove(model)) {
            LOG.info("model_thinks", field("model", model), field("unannounced", visible.thoughtUnannounced()));
        }
        return answer;
    }

    /** An exhausted heap ends the process before anybody is told: what is caught here is memory outside it. */
    private static GenerationException asFailure(Throwable defect) {
        return defect instanceof OutOfMemoryError
                ? GenerationException.retryable(
                        ErrorCode.OUT_OF_MEMORY, "not enough memory for this request now", RETRY_WITHOUT_MEMORY)
                : new GenerationException(ErrorCode.GENERATION_FAILED, "the answer could not be generated", defect);
    }

    private void passOver(AnswerInProgress progress, Mode from, Mode to, GenerationException why) {
        LOG.warn(
                "backend_passed_over",
                field("from", from),
                field("to", to),
                field("code", why.code()),
                field("detail", String.valueOf(why.getMessage())));
        metrics.failedOver(from, to, why.code());
        progress.passOver(new Failover(from, to, why.code(), String.valueOf(why.getMessage())));
    }

    /** Another backend may have another window, but the first is the one that was asked. */
    private static boolean isCallersFault(ErrorCode code) {
        return switch (code) {
            case EMPTY_PROMPT, INVALID_PARAMETER, PROMPT_TOO_LONG -> true;
            default -> false;
        };
    }

    /** The first backend's, or that of the first after it that is ready: what would answer now. */
    @Override
    public ModelStatus modelStatus() {
        return modelStatus(Optional.empty());
    }

    /**
     * As above, for a request.
     *
     * @param model the only model that may answer, if one was named
     * @throws GenerationException INVALID_PARAMETER when no backend has the model that was named
     */
    public ModelStatus modelStatus(Optional<String> model) {
        return BackendChain.of(chain, model).status();
    }

    /** Whether a request may ask for {@code model}. */
    public boolean knows(String model) {
        return chain.stream().anyMatch(backend -> backend.models().contains(model));
    }

    /**
     * What a request must fit into: the window of the backend that would answer it now, where that is known.
     *
     * @param model the only model that may answer, if one was named
     * @throws GenerationException INVALID_PARAMETER when no backend has the model that was named
     */
    public Optional<ContextWindow> window(Optional<String> model) {
        return BackendChain.of(chain, model).foremost().window();
    }

    private static Mode mode(TextBackend backend) {
        return backend.modelStatus().mode();
    }

    private static TextBackend ofMode(Mode mode, Instance<TextBackend> backends) {
        return backends.stream()
                .filter(backend -> backend.modelStatus().mode() == mode)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no backend for " + mode));
    }
}
