package org.scribes.textgen.generation.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.guard.PromptTruncator;
import org.scribes.textgen.guard.RequestWithWarnings;

/**
 * Truncates the prompt to the context window of the backend that would answer now, if the request asks for that. Otherwise
 * the backend refuses a prompt that is too long, and the prompt is tokenized only once.
 */
@ApplicationScoped
class TruncationStage implements AnswerStage {
    private static final String UNKNOWN_WINDOW = "nothing was cut: how long a prompt may be is not known here";

    @Override
    public GenerationResult answer(GenerationContext context, Next next) {
        GenerationRequest request = context.request();
        if (request.truncation() == Truncation.NO) {
            return next.answer(context);
        }
        RequestWithWarnings fitted = context.models()
                .window(request)
                .map(window -> PromptTruncator.fit(request, window))
                .orElseGet(() -> new RequestWithWarnings(request, List.of(UNKNOWN_WINDOW)));
        return next.answer(context.with(fitted.request())).warnedOf(fitted.warnings());
    }
}
