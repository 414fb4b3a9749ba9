package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.generation.candidate.AnswerChecks;
import org.scribes.textgen.generation.candidate.Ranking;
import org.scribes.textgen.generation.output.GroundingPlan;
import org.scribes.textgen.generation.output.OutputFilters;
import org.scribes.textgen.observe.LogContext;
import org.scribes.textgen.observe.Tracing;
import org.scribes.textgen.threads.AnswerThreads;

/**
 * Generates several candidates and chooses the best, if the request asks for them. The client gets the events of the chosen
 * one, once it is known. Each candidate passes the stages behind this one by itself, so its prompt is fitted to its own
 * model.
 */
@ApplicationScoped
class CandidateStage implements AnswerStage {
    private final OutputFilters filters;
    private final Executor threads;
    private final Tracing tracing;

    @Inject
    CandidateStage(OutputFilters filters, AnswerThreads threads, Tracing tracing) {
        this(filters, (Executor) threads, tracing);
    }

    /** @param threads where a candidate starts at once; throws a RejectedExecutionException when the server stops */
    CandidateStage(OutputFilters filters, Executor threads, Tracing tracing) {
        this.filters = filters;
        this.threads = threads;
        this.tracing = tracing;
    }

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        GenerationRequest request = context.request();
        if (!request.candidates().several()) {
            return next.answer(context);
        }
        List<Set<String>> asked =
                filters.plan(request).map(GroundingPlan::asked).orElse(List.of());
        CandidatePlan plan =
                CandidatePlan.of(request, name -> status(name, context).temperature());
        Predicate<GenerationResult> passes =
                result -> Ranking.passes(AnswerChecks.of(result.completion(), result.grounded(), asked));
        Predicate<GenerationResult> wins = request.candidates().mode() == CandidateMode.RACE ? passes : result -> false;
        CandidateRun run = new CandidateRun(context, traced(next), starting(request.requestId()), wins);
        List<CandidateOutcome> outcomes = run.run(plan.requests().stream()
                .map(candidate -> context.models().assign(candidate, context.caller()))
                .toList());
        context.cancellation().throwIfCancelled();
        return new CandidateChoice(
                        request,
                        outcomes,
                        asked,
                        context.models().modelStatus(request).name())
                .show(context.events())
                .warnedOf(plan.warnings());
    }

    private static ModelStatus status(Optional<String> name, GenerationContext context) {
        return name.isPresent()
                ? context.models().modelStatus(name)
                : context.models().modelStatus(context.request());
    }

    private Next traced(Next next) {
        return context -> tracing.within("candidate", span -> next.answer(context));
    }

    private Executor starting(String requestId) {
        return task -> {
            try {
                threads.execute(() -> LogContext.within(requestId, task));
            } catch (RejectedExecutionException stopping) {
                throw GenerationException.stopping();
            }
        };
    }
}
