package org.scribes.textgen.generation.pipeline;

import java.util.function.Consumer;
import org.scribes.textgen.backend.ServedModels;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.usage.RequestCost;

/**
 * What every stage of one request shares.
 *
 * @param request as the stages before have changed it
 * @param cost what the request's attempts cost, added up
 * @param events takes the answer as it comes, on the thread that runs the stage
 * @param models what answered when the request began, whatever the catalogue says since
 * @param cancellation holds the request's deadline and clock
 */
public record GenerationContext(
        GenerationRequest request,
        Caller caller,
        RequestCost cost,
        Consumer<StreamEvent> events,
        ServedModels models,
        Cancellation cancellation) {
    /** This context with another request. */
    GenerationContext with(GenerationRequest other) {
        return new GenerationContext(other, caller, cost, events, models, cancellation);
    }

    /** This context with other events and another cancellation. */
    GenerationContext with(Consumer<StreamEvent> otherEvents, Cancellation otherCancellation) {
        return new GenerationContext(request, caller, cost, otherEvents, models, otherCancellation);
    }

    /** Without its request's text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "GenerationContext[" + request.requestId() + "]";
    }
}
