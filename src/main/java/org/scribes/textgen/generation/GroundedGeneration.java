package org.scribes.textgen.generation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.RoutedCompletion;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.GroundingInput;
import org.scribes.textgen.grounding.passage.QuestionReferences;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.observe.GenerationMetrics;

/** Generates one answer that is held against what it was made from, once more if that is what the policy wants. */
final class GroundedGeneration {
    private static final String AGAIN = "the first answer quoted what the passages do not hold: this is another one";

    private final BackendRouter router;
    private final GroundingService grounding;
    private final OutputService output;
    private final GenerationMetrics metrics;
    private final GenerationRequest request;
    private final QuotableContext context;
    /** What is told about the places that the question asks for. */
    private final QuestionReferences asked;

    private final EventSink events;
    private final Consumer<Consumption> meter;
    private final Cancellation cancellation;

    GroundedGeneration(
            BackendRouter router,
            GroundingService grounding,
            OutputService output,
            GenerationMetrics metrics,
            GenerationRequest request,
            EventSink events,
            Consumer<Consumption> meter,
            Cancellation cancellation) {
        this.router = router;
        this.grounding = grounding;
        this.output = output;
        this.metrics = metrics;
        GroundingInput inquiry = GroundingInput.of(request);
        this.context = ContextReader.of(request, inquiry);
        this.asked = grounding.asked(inquiry);
        this.request = request.grounding().changes()
                        && context.layout() != ContextLayout.PROMPT
                        && !context.passages().isEmpty()
                ? request.constrainedBy(() -> grounding.constraint(context))
                : request;
        this.events = events;
        this.meter = meter;
        this.cancellation = cancellation;
    }

    /** @throws GenerationException UNGROUNDED when the question asks for places that are not there, or when the second answer, too, would have something left out */
    GenerationResult answer() {
        if (request.grounding() == GroundingPolicy.ENFORCE && asked.unanswerable()) {
            throw GroundingService.unanswerable();
        }
        Attempt first = attempt(request);
        if (first.accepted(request)) {
            return first.result();
        }
        if (events.told()) {
            if (request.delivery() == Delivery.STREAM_ERROR) {
                throw GroundingService.ungrounded();
            }
            events.restart(ErrorCode.UNGROUNDED);
        }
        Attempt second = attempt(request.seededAnew());
        if (!second.accepted(request)) {
            throw GroundingService.ungrounded();
        }
        return second.result(AGAIN);
    }

    private Attempt attempt(GenerationRequest asked) {
        ShownAnswer shown = output.begin(asked, events);
        CheckedAnswer checked = new CheckedAnswer(
                listener -> grounding.begin(context, asked.grounding(), listener), shown, cancellation);
        RoutedCompletion answer = router.generate(asked, checked, output, meter, cancellation);
        GroundedAnswer grounded = grounding.finish(checked);
        output.shown(shown);
        metrics.grounded(grounded);
        metrics.held(checked.longestHold());
        return new Attempt(answer, grounded);
    }

    private List<String> missing() {
        return asked.missing().stream()
                .map(place -> "question_references: " + place.words())
                .toList();
    }

    /** One answer and what was found out about it. */
    private final class Attempt {
        private final RoutedCompletion answer;
        private final GroundedAnswer grounded;

        Attempt(RoutedCompletion answer, GroundedAnswer grounded) {
            this.answer = answer;
            this.grounded = grounded;
        }

        boolean accepted(GenerationRequest asked) {
            return asked.grounding() != GroundingPolicy.ENFORCE || grounded.mended();
        }

        GenerationResult result(String... warnings) {
            return new GenerationResult(
                    request.requestId(),
                    answer.completion().shownAs(grounded.warning(warnings)).warnedOf(missing()),
                    answer.route(),
                    Optional.of(grounded),
                    cancellation.elapsed(),
                    events.firstToken());
        }
    }
}
