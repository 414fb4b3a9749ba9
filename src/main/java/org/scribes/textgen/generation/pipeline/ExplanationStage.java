package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.generation.explanation.Explainer;

/** Explains the answer, if the request asks for that. Stands before the cache, since an answer is cached without it. */
@ApplicationScoped
class ExplanationStage implements AnswerStage {
    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        GenerationResult result = next.answer(context);
        return context.request().candidates().explained()
                ? result.explained(Explainer.explain(result, context.request().passages()))
                : result;
    }
}
