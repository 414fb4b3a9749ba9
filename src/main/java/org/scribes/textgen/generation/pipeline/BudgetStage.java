package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.BackendChain;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.usage.ExpectedAnswer;
import org.scribes.textgen.usage.RequestCosts;

/**
 * Reserves the request's estimated cost in its caller's budgets, and warns of a budget that is nearly spent. Stands before
 * the cache, so that a cached answer carries no other caller's warnings.
 */
@ApplicationScoped
class BudgetStage implements AnswerStage {
    /** A generation may outlive its request, for others who joined it later. */
    private static final int LONGEST_TIMEOUTS = 2;

    private final RequestCosts costs;
    private final Duration reserved;

    @Inject
    BudgetStage(RequestCosts costs, HuggingFaceConfig huggingFace) {
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
        return costs.hold(
                context.cost(),
                context.caller(),
                request.shadow(),
                expected(context),
                () -> TokenEstimate.of(request),
                reserved);
    }

    /** One answer for each candidate. */
    private static List<ExpectedAnswer> expected(GenerationContext context) {
        GenerationRequest request = context.request();
        List<TextBackend> first = CandidatePlan.models(request).stream()
                .map(name -> name.isPresent()
                        ? context.models().chain(name)
                        : context.models().chain(request))
                .map(BackendChain::foremost)
                .toList();
        return IntStream.range(0, request.candidates().count())
                .mapToObj(index -> expected(request, first.get(index % first.size())))
                .toList();
    }

    private static ExpectedAnswer expected(GenerationRequest request, TextBackend backend) {
        ModelStatus model = backend.modelStatus();
        int limit = model.maxOutputTokens();
        return new ExpectedAnswer(
                backend.target(),
                model.mode(),
                backend.modelFor(request),
                Math.min(limit, request.options().maxNewTokens().orElse(limit)));
    }
}
