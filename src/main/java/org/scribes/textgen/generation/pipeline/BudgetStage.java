package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.usage.RequestCosts;

/**
 * Reserves the request's estimated cost in its caller's budgets, and warns of a budget that is nearly spent. Stands before
 * the cache, so that a cached answer carries no other caller's warnings.
 */
@ApplicationScoped
class BudgetStage implements AnswerStage {
    /** A generation may outlive its request, for others who joined it later. */
    private static final int LONGEST_TIMEOUTS = 2;

    private final BackendRouter router;
    private final RequestCosts costs;
    private final Duration reserved;

    @Inject
    BudgetStage(BackendRouter router, RequestCosts costs, HuggingFaceConfig huggingFace) {
        this.router = router;
        this.costs = costs;
        this.reserved = huggingFace.timeout().multipliedBy(LONGEST_TIMEOUTS);
    }

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        List<String> warnings = reserve(context);
        return next.answer(context).warnedOf(warnings);
    }

    private List<String> reserve(GenerationContext context) {
        GenerationRequest request = context.request();
        ModelStatus model = router.modelStatus(request.model());
        int limit = model.maxOutputTokens();
        return costs.hold(
                context.cost(),
                context.caller(),
                request.shadow(),
                model.mode(),
                request.model().orElse(model.name()),
                () -> TokenEstimate.of(request),
                Math.min(limit, request.options().maxNewTokens().orElse(limit)),
                reserved);
    }
}
