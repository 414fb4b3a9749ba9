package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.guard.RequestCleaner;
import org.scribes.textgen.guard.RequestWithWarnings;
import org.scribes.textgen.observe.Tracing;

/** Removes invisible and control characters from the request's texts, and warns of what it removed. */
@ApplicationScoped
class CleaningStage implements AnswerStage {
    private final Tracing tracing;

    @Inject
    CleaningStage(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        RequestWithWarnings clean = tracing.within("guard.clean", span -> RequestCleaner.clean(context.request()));
        return next.answer(context.with(clean.request())).warnedOf(clean.warnings());
    }
}
