package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.RoutedCompletion;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.guard.PromptTruncator;
import org.scribes.textgen.guard.RequestWithWarnings;
import org.scribes.textgen.observe.GenerationMetrics;

/** Makes a new answer: fits the request to its model, has it generated, and has what comes checked and masked. */
@ApplicationScoped
public class AnswerMaker {
    private static final String NOT_CUT = "nothing was cut: how long a prompt may be is not known here";

    private final BackendRouter router;
    private final GroundingService grounding;
    private final OutputService output;
    private final GenerationMetrics metrics;

    @Inject
    AnswerMaker(BackendRouter router, GroundingService grounding, OutputService output, GenerationMetrics metrics) {
        this.router = router;
        this.grounding = grounding;
        this.output = output;
        this.metrics = metrics;
    }

    /**
     * Makes it on the calling thread.
     *
     * @param meter is told what each attempt used up, as it ends
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer
     */
    GenerationResult make(
            GenerationRequest request,
            Consumer<Consumption> meter,
            Consumer<StreamEvent> events,
            Cancellation cancellation) {
        RequestWithWarnings fitted = fitting(request);
        return answer(fitted.request(), meter, events, cancellation).warnedOf(fitted.warnings());
    }

    /**
     * The request, cut to the window of the backend that would answer now, if it asks for that; else the backend itself
     * refuses what does not fit, and its prompt is counted once.
     */
    private RequestWithWarnings fitting(GenerationRequest request) {
        if (request.truncation() == Truncation.NO) {
            return new RequestWithWarnings(request, List.of());
        }
        return router.window(request.model())
                .map(window -> PromptTruncator.fit(request, window))
                .orElseGet(() -> new RequestWithWarnings(request, List.of(NOT_CUT)));
    }

    private GenerationResult answer(
            GenerationRequest request,
            Consumer<Consumption> meter,
            Consumer<StreamEvent> events,
            Cancellation cancellation) {
        EventSink sink = new EventSink(events, cancellation);
        if (request.grounding() != GroundingPolicy.OFF) {
            return new GroundedGeneration(router, grounding, output, metrics, request, sink, meter, cancellation)
                    .answer();
        }
        ShownAnswer shown = output.begin(request, sink);
        RoutedCompletion answer = router.generate(request, shown, output, meter, cancellation);
        Completion completion = shown.finish(answer.completion());
        output.shown(shown);
        return new GenerationResult(
                request.requestId(), completion, answer.route(), cancellation.elapsed(), sink.firstToken());
    }
}
