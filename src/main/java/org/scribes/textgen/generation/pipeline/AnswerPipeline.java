package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.scribes.textgen.domain.GenerationResult;

/** The stages that a request passes, in this order; {@code docs/architecture.md} draws them. */
@ApplicationScoped
public class AnswerPipeline {
    private final List<AnswerStage> stages;

    @Inject
    AnswerPipeline(
            CleaningStage cleaning,
            BudgetStage budget,
            ExplanationStage explanation,
            CacheStage cache,
            CandidateStage candidates,
            TruncationStage truncation,
            AttemptLoop attempts) {
        this(List.of(cleaning, budget, explanation, cache, candidates, truncation, attempts));
    }

    AnswerPipeline(List<AnswerStage> stages) {
        this.stages = List.copyOf(stages);
    }

    /**
     * Answers a request on the calling thread.
     *
     * @throws org.scribes.textgen.domain.GenerationException when there is no answer; its code says why
     */
    public GenerationResult answer(GenerationContext context) {
        return from(0).answer(context);
    }

    private AnswerStage.Next from(int index) {
        if (index == stages.size()) {
            return context -> {
                throw new IllegalStateException("the last stage gave no answer");
            };
        }
        return context -> stages.get(index).answer(context, from(index + 1));
    }
}
