package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.cache.AnswerCache;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;

/** Returns a cached answer, joins an identical request in flight, or has the next stages generate the answer. */
@ApplicationScoped
class CacheStage implements AnswerStage {
    private final AnswerCache cache;

    @Inject
    CacheStage(AnswerCache cache) {
        this.cache = cache;
    }

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        GenerationRequest request = context.request();
        return cache.answer(
                request,
                context.caller().client(),
                context.models().modelStatus(request),
                context.models().settings(request),
                context.events(),
                context.cancellation(),
                (events, cancellation) -> context.cost()
                        .generating(() -> next.answer(context.with(events, cancellation))
                                .costing(context.cost().cost())));
    }
}
