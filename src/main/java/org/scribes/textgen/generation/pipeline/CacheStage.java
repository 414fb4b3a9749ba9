package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.cache.AnswerCache;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;

/** Returns a cached answer, joins an identical request in flight, or has the next stages generate the answer. */
@ApplicationScoped
class CacheStage implements AnswerStage {
    private final AnswerCache cache;
    private final BackendRouter router;

    @Inject
    CacheStage(AnswerCache cache, BackendRouter router) {
        this.cache = cache;
        this.router = router;
    }

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        GenerationRequest request = context.request();
        return cache.answer(
                request,
                context.caller().client(),
                router.modelStatus(request.model()),
                context.events(),
                context.cancellation(),
                (events, cancellation) -> context.cost()
                        .generating(() -> next.answer(context.with(events, cancellation))
                                .costing(context.cost().cost())));
    }
}
